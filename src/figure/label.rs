//! Numbers that count nothing: "Boeing 737", "Article 5", "M109A7", "one boss", telephone numbers, scores.

use super::lexer::{Atoms, Glue};
use super::number::{Number, Style};
use super::table::Tag;
use crate::article::Language;
use crate::text::is_capital;
use crate::value::{Decimal, number_of};

/// Whether nothing is stuck to the figure of the atoms `at..end` that makes it a part of something else.
pub(super) fn stands_free(atoms: &Atoms, at: usize, end: usize, measured: bool) -> bool {
    let before = match atoms.glue(at) {
        Glue::Joined => measured && is_plus(atoms, at),
        Glue::Hyphen => at > 0 && atoms.is(at - 1, Tag::Scale),
        Glue::Other | Glue::Start => match atoms.before(at) {
            Some('/') => measured,
            before => !before.is_some_and(sticks),
        },
        _ => true,
    };
    let plus = atoms.is(end, Tag::BoundAfter);
    let after = (atoms.glue(end) != Glue::Joined || plus) && !atoms.rest(end - 1).starts_with(['_', '@']);
    // "1,8 metres", "1.428,000": written as another language does.
    let digit = |at: usize| atoms.word(at).starts_with(|c: char| c.is_ascii_digit());
    let continued = |at: usize| atoms.before(at) == Some(',') && digit(at) && at > 0 && digit(at - 1);
    let after = after && !(atoms.get(end).is_some() && continued(end));
    let before = before && !continued(at);
    let coded = atoms.glue(end) == Glue::Hyphen && atoms.is_capitalised(end) && atoms.word(end).len() == 1;
    before && after && !coded && !before_slash(atoms, end, measured)
}

/// "+3%" has a sign; "+44" begins a telephone number and "7+3%" is no figure.
fn is_plus(atoms: &Atoms, at: usize) -> bool {
    at > 0 && atoms.before(at) == Some('+') && matches!(atoms.glue(at - 1), Glue::Space | Glue::Start)
}

/// Whether a slash makes a code or a share of the number before it; "$40/hour" is still a price.
fn before_slash(atoms: &Atoms, end: usize, measured: bool) -> bool {
    let rest = atoms.rest(end - 1).strip_prefix('/');
    rest.is_some_and(|rest| !measured || rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Characters that make a code or an address of the digits behind them.
pub(super) fn sticks(c: char) -> bool {
    matches!(c, '#' | '@' | '_' | '/' | '\\' | '.' | ':' | '+' | '=' | '*' | '&')
}

/// Whether a number without a unit counts something.
pub(super) fn is_count(atoms: &Atoms, at: usize, number: &Number) -> bool {
    match number.style {
        _ if is_list_number(atoms, at, number) || is_reference(atoms, at, number) => false,
        _ if is_address(atoms, at, number) || atoms.is_any(number.end, &[Tag::Era, Tag::Hour]) => false,
        Style::Digits => number.exponent > 0 || grouped(atoms, at) || !labelled(atoms, at),
        Style::Words => !is_pronoun(atoms, at, number) && (atoms.is_lower(at) || atoms.begins_sentence(at)),
        Style::Share => {
            (!atoms.is_capitalised(at) || atoms.begins_sentence(at)) && !is_rank(atoms, at, number)
        }
    }
}

/// "a third party", "a ninth body", "a quarter-final", "in a quarter": one of a row, and no part of a whole.
fn is_rank(atoms: &Atoms, at: usize, number: &Number) -> bool {
    let plural = atoms.word(number.end - 1).ends_with('s');
    let noun = !atoms.is_known(number.end) && !atoms.is_capitalised(number.end);
    let glyph = atoms.is(number.end - 1, Tag::Fraction);
    let quarter = atoms.is(number.end - 1, Tag::QuarterYear) && atoms.follows(at, Tag::In);
    !plural
        && !glyph
        && (quarter && !atoms.is(number.end, Tag::Of)
            || match atoms.glue(number.end) {
                Glue::Space => noun,
                Glue::Hyphen => true,
                _ => false,
            })
}

fn is_address(atoms: &Atoms, at: usize, number: &Number) -> bool {
    number.style == Style::Digits && number.end == at + 1 && names_street(atoms, number.end)
}

/// Whether the name of a street begins here: "10 |Downing Street", "1600 |Pennsylvania Avenue".
pub(super) fn names_street(atoms: &Atoms, at: usize) -> bool {
    /// Words of a street's name at most.
    const NAME: usize = 3;
    let spaced = |at: &usize| atoms.glue(*at) == Glue::Space && atoms.is_capitalised(*at);
    (at..at + NAME).take_while(spaced).any(|at| atoms.is(at, Tag::Street))
}

/// Whether a capitalised word stands at `at` that is no small word and no date: a part of some name.
pub(super) fn is_name(atoms: &Atoms, at: usize) -> bool {
    use Tag::{
        After, And, Article, Before, Between, Bound, By, Cardinal, DateBound, Fiscal, From, Future, Holiday,
        In, Month, Of, On, Ordinary, Past, Portion, Present, Relative, The, To, Weekday,
    };
    let small = [
        After, And, Article, Before, Between, Bound, By, Cardinal, DateBound, Fiscal, From, Future, Holiday,
        In, Month, Of, On, Ordinary, Past, Portion, Present, Relative, The, To, Weekday,
    ];
    atoms.is_capitalised(at) && atoms.language != Language::De && !atoms.is_any(at, &small)
}

/// "one boss", "no one": hardly ever a count worth a word.
fn is_pronoun(atoms: &Atoms, at: usize, number: &Number) -> bool {
    number.end == at + 1 && number.value == Decimal::from(1) && atoms.len() > 1
}

/// Separators show that an amount is meant.
fn grouped(atoms: &Atoms, at: usize) -> bool {
    atoms.word(at).bytes().any(|byte| matches!(byte, b',' | b'.' | b' ')) && atoms.word(at).len() > 4
}

/// "Boeing 737", "page 12": a name or a label stands before the number.
fn labelled(atoms: &Atoms, at: usize) -> bool {
    if at == 0 || atoms.glue(at) != Glue::Space {
        return false;
    }
    let before = at - 1;
    // German nouns all have capitals.
    let noun = atoms.language == Language::De;
    let name = atoms.is_capitalised(before)
        && !noun
        && !atoms.is(before, Tag::Ordinary)
        && !is_date_word(atoms, before);
    // "iPhone 17"
    let inner = atoms.word(before).chars().skip(1).any(is_capital);
    name || inner || atoms.is(before, Tag::Label)
}

/// "no. 8841": a number that names what it stands beside, whatever follows.
pub(super) fn is_numbered(atoms: &Atoms, at: usize) -> bool {
    atoms.follows(at, Tag::Label) && atoms.word(at - 1).ends_with('.')
}

fn is_date_word(atoms: &Atoms, at: usize) -> bool {
    atoms.is_any(at, &[Tag::Month, Tag::Weekday, Tag::Bound, Tag::Cardinal])
}

/// "1. Boil the rice", a lone "2", a "2" left behind the last full stop.
fn is_list_number(atoms: &Atoms, at: usize, number: &Number) -> bool {
    let small =
        number.style == Style::Digits && number.value.scale() == 0 && number.value < Decimal::from(100);
    let last = number.end >= atoms.len();
    let begins = at == 0 && !last && atoms.rest(number.end - 1).starts_with(['.', ')']);
    let alone = at == 0 && last && (Decimal::from(1)..Decimal::from(10)).contains(&number.value);
    let left_over = at > 0 && last && matches!(atoms.glue(at), Glue::Stop | Glue::Other);
    small && (begins || alone && atoms.glue(0) == Glue::Start || left_over)
}

/// "[12]", "(2)".
fn is_reference(atoms: &Atoms, at: usize, number: &Number) -> bool {
    let opened = matches!(atoms.before(at), Some('(' | '['));
    let whole = number.style == Style::Digits && number.value < Decimal::from(100);
    opened && whole && atoms.rest(number.end - 1).starts_with([')', ']'])
}

/// The end of a stretch of digits that is no figure at all: a telephone number, a score, a clock time, a version.
pub(super) fn code_end(atoms: &Atoms, at: usize) -> Option<usize> {
    code_within(atoms, at, atoms.len())
}

/// Whether such a stretch begins at `at`. Its end is not looked for, which each of a thousand numbers in a row would do
/// again.
pub(super) fn is_code(atoms: &Atoms, at: usize) -> bool {
    code_within(atoms, at, at + 3).is_some()
}

/// The end of the stretch, or `limit` if it goes on there.
fn code_within(atoms: &Atoms, at: usize, limit: usize) -> Option<usize> {
    let clock = atoms.is(at, Tag::Clock) && !is_digits(atoms, at);
    if clock || atoms.is(at, Tag::Idiom) || atoms.is(at, Tag::Slash) && !is_part(atoms, at) {
        return Some(at + 1);
    }
    // "(555) 010-4477"; not the brackets of a whole list, one inside the other: "(1) (2) (3)".
    let bracket = atoms.before(at) == Some('(')
        && is_digits(atoms, at)
        && atoms.rest(at).starts_with(") ")
        && is_digits(atoms, at + 1);
    let (at, limit) = if bracket { (at + 1, limit + 1) } else { (at, limit) };
    let mut end = at;
    while end < limit
        && is_digits(atoms, end)
        && (end == at || matches!(atoms.glue(end), Glue::Space | Glue::Hyphen | Glue::Dash))
    {
        end += 1;
    }
    let word = atoms.word(at);
    let grouped = word.contains(' ') && atoms.glue(at + 1) == Glue::Hyphen;
    let telephone = grouped || word.starts_with('0') || atoms.before(at) == Some('+');
    let score =
        end == at + 2 && matches!(atoms.glue(at + 1), Glue::Hyphen | Glue::Dash) && is_score(atoms, at);
    let long = end > at && word.len() >= TELEPHONE && !word.contains(' ');
    (end > at + 2 || end > at + 1 && (telephone || score) || long).then_some(end)
}

/// From so many digits without a mark on, a number is one of a telephone or an account.
const TELEPHONE: usize = 10;

/// "3/4 of them", "-4/5", "3/4" alone; elsewhere a slash makes a date, a score or a name.
fn is_part(atoms: &Atoms, at: usize) -> bool {
    atoms.len() == 1 || atoms.glue(at) == Glue::Minus || atoms.is(at + 1, Tag::Of)
}

/// "3-1", "50-50".
fn is_score(atoms: &Atoms, at: usize) -> bool {
    let short = atoms.word(at).len() <= 2 && atoms.word(at + 1).len() <= 2;
    let even = atoms.word(at) == atoms.word(at + 1);
    let number = |at: usize| number_of::<u32>(atoms.word(at)).unwrap_or(0);
    // A range rises: "27-24" is none.
    let falls = number(at) > number(at + 1) && atoms.word(at).len() <= 3;
    (short && (even || atoms.word(at + 1).len() == 1) || falls) && atoms.glue(at + 2) != Glue::Joined
}

fn is_digits(atoms: &Atoms, at: usize) -> bool {
    atoms.word(at).bytes().all(|b| b.is_ascii_digit() || b == b' ') && !atoms.word(at).is_empty()
}
