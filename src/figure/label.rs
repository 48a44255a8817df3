//! Numbers that count nothing: "Boeing 737", "Article 5", "M109A7", "one boss", telephone numbers, scores.

use super::atoms::{Atoms, Glue};
use super::measure::plural;
use super::number::{Number, Style};
use super::table::Tag;
use crate::article::Language;
use crate::text::is_capital;

/// Whether nothing is stuck to the figure of the next atoms up to `end` that makes it a part of something else.
pub(super) fn stands_free(atoms: &Atoms, end: isize, measured: bool) -> bool {
    let before = match () {
        () if atoms.glued(0, Glue::JOINED) => measured && is_plus(atoms),
        () if atoms.glued(0, Glue::HYPHEN) => atoms.is(-1, Tag::Scale),
        () => atoms.before(0).is_none_or(|before| !sticks(before) || measured && before == '/'),
    };
    let joined = atoms.glued(end, Glue::JOINED) && !atoms.is(end, Tag::BoundAfter);
    let coded = atoms.glued(end, Glue::HYPHEN) && atoms.is_capitalised(end) && atoms.length(end) == 1;
    // "7½-6½": points of a game; what is a range has been read as one.
    let scored = !measured && atoms.glued(end, Glue::HYPHEN) && atoms.is(end, Tag::Digits);
    // "$40/hour" is still a price; else a slash makes a code or a share of the number before it.
    let rest = atoms.rest(end - 1);
    let marked = rest.starts_with(['_', '@', '^', '×']) || !measured && rest.starts_with('/');
    before && !joined && !coded && !scored && !marked && !is_continued(atoms, 0) && !is_continued(atoms, end)
}

/// "1,8 metres", "1.428,000": written as another language does.
fn is_continued(atoms: &Atoms, ahead: isize) -> bool {
    let digit = |ahead: isize| atoms.word(ahead).starts_with(|c: char| c.is_ascii_digit());
    atoms.before(ahead) == Some(',') && digit(ahead - 1)
}

/// "+3%" has a sign; "+44" begins a telephone number and "7+3%" is no figure.
fn is_plus(atoms: &Atoms) -> bool {
    atoms.before(0) == Some('+') && atoms.glued(-1, Glue::SPACE | Glue::START)
}

/// Characters that make a code or an address of the digits behind them.
pub(super) fn sticks(c: char) -> bool {
    "#@_/\\.:+=*&^".contains(c)
}

/// Whether a number without a unit that begins here counts something.
#[inline(never)]
pub(super) fn is_count(atoms: &Atoms, number: &Number) -> bool {
    let end = (number.end - atoms.at()) as isize;
    if is_list_number(atoms, end, number) || is_reference(atoms, end, number) {
        return false;
    }
    if atoms.is_any(end, &[Tag::Era, Tag::Hour]) {
        return false;
    }
    let name = atoms.is_capitalised(0) && !atoms.begins_sentence(0);
    match number.style {
        Style::Digits if names_street(atoms, end) => false,
        Style::Digits => number.exponent > 0 || is_grouped(atoms) || !is_labelled(atoms),
        // "one boss", "no one": hardly ever a count worth a word.
        Style::Words if atoms.len() > 1 && is_one(number) => false,
        Style::Words => {
            // "round eight", but "the top four firms"
            let labelled = atoms.follows(Tag::Label) && !plural(atoms, end);
            !labelled && (atoms.is_lower(0) || atoms.begins_sentence(0))
        }
        Style::Share => !name && !is_rank(atoms, end),
    }
}

fn is_one(number: &Number) -> bool {
    number.value == 1.into()
}

/// "a third party", "a ninth body", "a quarter-final", "in a quarter", "a million shells a quarter": one of a row, and no part
/// of a whole, as "by a quarter" tells of.
fn is_rank(atoms: &Atoms, end: isize) -> bool {
    if atoms.ends_with(end - 1, "s") || atoms.is(end - 1, Tag::Fraction) {
        return false;
    }
    let counted = [Tag::In, Tag::Unit, Tag::Money, Tag::Power, Tag::Suffix, Tag::Digits, Tag::Cardinal];
    let quarter = atoms.is(end - 1, Tag::QuarterYear)
        && (atoms.follows_any(&counted) || plural(atoms, -1))
        && !atoms.follows(Tag::By)
        && !atoms.is(end, Tag::Of);
    let noun = || atoms.glued(end, Glue::SPACE) && !atoms.is_known(end);
    quarter || atoms.glued(end, Glue::HYPHEN) || noun()
}

/// Whether the name of a street begins here: "10 |Downing Street", "1600 |Pennsylvania Avenue".
pub(super) fn names_street(atoms: &Atoms, ahead: isize) -> bool {
    /// Words of a street's name at most.
    const NAME: isize = 3;
    let spaced = |ahead: &isize| atoms.glued(*ahead, Glue::SPACE) && atoms.is_capitalised(*ahead);
    (ahead..ahead + NAME).take_while(spaced).any(|ahead| atoms.is(ahead, Tag::Street))
}

/// Whether a capitalised word stands here that is no small word and no date: a part of some name.
fn is_name(atoms: &Atoms, ahead: isize) -> bool {
    use Tag::{
        After, And, Article, Before, Between, Bound, By, Cardinal, DateBound, Fiscal, From, Holiday, In,
        Month, Of, On, Ordinary, Past, Portion, Present, Relative, The, To, Weekday,
    };
    let small = [
        After, And, Article, Before, Between, Bound, By, Cardinal, DateBound, Fiscal, From, Holiday, In,
        Month, Of, On, Ordinary, Past, Portion, Present, Relative, The, To, Weekday,
    ];
    atoms.is_capitalised(ahead) && !atoms.is_in(Language::De) && !atoms.is_any(ahead, &small)
}

/// Whether such a word stands before this one.
#[inline(never)]
pub(super) fn follows_name(atoms: &Atoms) -> bool {
    atoms.glued(0, Glue::SPACE) && is_name(atoms, -1)
}

/// Separators show that an amount is meant.
fn is_grouped(atoms: &Atoms) -> bool {
    atoms.length(0) > 4 && atoms.word(0).bytes().any(|byte| matches!(byte, b',' | b'.' | b' '))
}

/// "Boeing 737", "page 12": a name or a label stands before the number.
fn is_labelled(atoms: &Atoms) -> bool {
    // "iPhone 17"
    let odd = || atoms.word(-1).chars().skip(1).any(is_capital);
    follows_name(atoms) || atoms.glued(0, Glue::SPACE) && (atoms.is(-1, Tag::Label) || odd())
}

/// "no. 8841": a number that names what it stands beside, whatever follows.
pub(super) fn is_numbered(atoms: &Atoms) -> bool {
    atoms.follows(Tag::Label) && atoms.ends_with(-1, ".")
}

/// "1. Boil the rice", a lone "2", a "2" left behind the last full stop.
fn is_list_number(atoms: &Atoms, end: isize, number: &Number) -> bool {
    if number.style != Style::Digits || !number.is_whole() || !number.is_below(100) {
        return false;
    }
    let last = number.end >= atoms.len();
    match (atoms.at() == 0, last) {
        (true, true) => number.is_below(10) && !number.is_below(1),
        (true, false) => atoms.rest(end - 1).starts_with(['.', ')']),
        (false, true) => atoms.glued(0, Glue::STOP | Glue::OTHER),
        (false, false) => false,
    }
}

/// "[12]", "(2)".
fn is_reference(atoms: &Atoms, end: isize, number: &Number) -> bool {
    number.style == Style::Digits
        && number.is_below(100)
        && matches!(atoms.before(0), Some('(' | '['))
        && atoms.rest(end - 1).starts_with([')', ']'])
}

/// The end of a stretch of digits that is no figure at all: a telephone number, a score, a clock time, a version.
pub(super) fn code_end(atoms: &Atoms) -> Option<usize> {
    let length = code_within(atoms, atoms.len() as isize);
    (length > 0).then(|| atoms.at() + length as usize)
}

/// Whether such a stretch begins here. Its end is not looked for, which each of a thousand numbers in a row would do
/// again.
pub(super) fn is_code(atoms: &Atoms) -> bool {
    code_within(atoms, 3) > 0
}

/// The length of the stretch, or about `limit` if it goes on there; 0 if none begins here.
#[inline(never)]
fn code_within(atoms: &Atoms, limit: isize) -> isize {
    // "3/4 of them", "-4/5", "rose 3/8", "3/4" alone; elsewhere a slash makes a date, a score or a name.
    let part = || {
        atoms.len() == 1 || atoms.glued(0, Glue::MINUS) || atoms.is(1, Tag::Of) || atoms.follows(Tag::Change)
    };
    if atoms.is(0, Tag::Slash) && !part() {
        return 1;
    }
    // "(555) 010-4477"; not the brackets of a whole list, one inside the other: "(1) (2) (3)".
    let bracket = atoms.before(0) == Some('(') && atoms.rest(0).starts_with(") ");
    let first = isize::from(bracket);
    let mut end = first;
    while end < first + limit
        && is_digits(atoms, end)
        && (end == first || atoms.glued(end, Glue::SPACE | Glue::HYPHEN | Glue::DASH))
    {
        end += 1;
    }
    let word = atoms.word(first);
    let spaced = word.contains(' ');
    let long = word.len() >= TELEPHONE && !spaced;
    let telephone = || {
        word.starts_with('0')
            || atoms.before(first) == Some('+')
            // "3-1", "27-24": what is a range has been read as one.
            || atoms.glued(first + 1, Glue::HYPHEN | Glue::DASH)
    };
    let coded = match end - first {
        0 => false,
        1 => long,
        2 => telephone(),
        _ => true,
    };
    if coded { end } else { 0 }
}

/// From so many digits without a mark on, a number is one of a telephone or an account.
const TELEPHONE: usize = 10;

fn is_digits(atoms: &Atoms, ahead: isize) -> bool {
    let word = atoms.word(ahead);
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}
