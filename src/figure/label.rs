//! Numbers that count nothing: "Boeing 737", "Article 5", "M109A7", "one boss", telephone numbers, scores.

use super::lexer::{Atoms, Glue};
use super::number::{Number, Style};
use super::table::Tag;
use crate::value::Decimal;

/// Whether nothing is stuck to the figure of the atoms `at..end` that makes it a part of something else.
pub(super) fn stands_free(atoms: &Atoms, at: usize, end: usize) -> bool {
    let before = match atoms.glue(at) {
        Glue::Joined => false,
        Glue::Hyphen => false,
        Glue::Other | Glue::Start => !atoms.before(at).is_some_and(sticks),
        _ => true,
    };
    let plus = atoms.is(end, Tag::BoundAfter);
    before && (atoms.glue(end) != Glue::Joined || plus) && !atoms.rest(end - 1).starts_with(['_', '/', '@'])
}

/// Characters that make a code or an address of the digits behind them.
pub(super) fn sticks(c: char) -> bool {
    matches!(c, '#' | '@' | '_' | '/' | '\\' | '.' | ':' | '+' | '=' | '*' | '&')
}

/// Whether a number without a unit counts something.
pub(super) fn is_count(atoms: &Atoms, at: usize, number: &Number) -> bool {
    match number.style {
        _ if is_list_number(atoms, at, number) || is_reference(atoms, at, number) => false,
        Style::Digits => number.exponent > 0 || grouped(atoms, at) || !labelled(atoms, at),
        Style::Words => !is_pronoun(atoms, at, number) && (atoms.is_lower(at) || atoms.begins_sentence(at)),
        Style::Share => !atoms.is_capitalised(at) || atoms.begins_sentence(at),
    }
}

/// "one boss", "no one": hardly ever a count worth a word.
fn is_pronoun(atoms: &Atoms, at: usize, number: &Number) -> bool {
    number.end == at + 1 && number.value == Decimal::from(1) && atoms.len() > 1
}

/// Separators show that an amount is meant.
fn grouped(atoms: &Atoms, at: usize) -> bool {
    atoms.word(at).contains(',')
}

/// "Boeing 737", "page 12": a name or a label stands before the number.
fn labelled(atoms: &Atoms, at: usize) -> bool {
    if at == 0 || atoms.glue(at) != Glue::Space {
        return false;
    }
    let before = at - 1;
    let name =
        atoms.is_capitalised(before) && !atoms.is(before, Tag::Ordinary) && !is_date_word(atoms, before);
    name || atoms.is(before, Tag::Label)
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
    let clock = atoms.is(at, Tag::Clock) && !is_digits(atoms, at);
    if clock || atoms.is_any(at, &[Tag::Version, Tag::Slash]) {
        return Some(at + 1);
    }
    let mut end = at;
    while is_digits(atoms, end)
        && (end == at || matches!(atoms.glue(end), Glue::Space | Glue::Hyphen | Glue::Dash))
    {
        end += 1;
    }
    let telephone = atoms.word(at).starts_with('0') || atoms.before(at) == Some('+');
    let score =
        end == at + 2 && matches!(atoms.glue(at + 1), Glue::Hyphen | Glue::Dash) && is_score(atoms, at);
    (end > at + 2 || end > at + 1 && (telephone || score)).then_some(end)
}

/// "3-1", "50-50".
fn is_score(atoms: &Atoms, at: usize) -> bool {
    let short = atoms.word(at).len() <= 2 && atoms.word(at + 1).len() <= 2;
    let even = atoms.word(at) == atoms.word(at + 1);
    short && (even || atoms.word(at + 1).len() == 1) && atoms.glue(at + 2) != Glue::Joined
}

fn is_digits(atoms: &Atoms, at: usize) -> bool {
    atoms.word(at).bytes().all(|b| b.is_ascii_digit()) && !atoms.word(at).is_empty()
}
