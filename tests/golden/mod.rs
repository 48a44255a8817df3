//! The lines of `data/figures.txt`, and what is read of them in the same form.
//!
//! Two test programs include this file: `tests/figures.rs`, which sees the library from outside, and the library's own
//! tests. So the library's names come from the parent module.

use std::fmt::Write as _;

use super::{Amount, Bound, ByteSpan, Context, Figure, Language, Role, read};

/// One case: a heading line `[date language] text`, then one indented line for each figure.
pub struct Case<'a> {
    pub heading: &'a str,
    pub context: Context,
    pub text: &'a str,
    pub expected: String,
}

pub fn cases(file: &str) -> Vec<Case<'_>> {
    let mut out: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(figure) = line.strip_prefix("    ") {
            let case = out.last_mut().expect("a figure stands below its text");
            writeln!(case.expected, "    {figure}").unwrap();
            continue;
        }
        let (setting, text) = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")).expect(line);
        let (date, tag) = setting.split_once(' ').unwrap_or((setting, "en"));
        let language = Language::from_tag(tag).expect(tag);
        let context = Context { published: date.parse().ok(), language };
        out.push(Case { heading: line, context, text, expected: String::new() });
    }
    out
}

/// What is read of a text in the setting of a case.
pub fn read_as(case: &Case, text: &str) -> Vec<Figure> {
    read(text, ByteSpan::new(0, text.len()), &case.context)
}

/// What is read of a case, as the file writes it.
pub fn found(case: &Case) -> String {
    read_as(case, case.text).iter().map(|figure| line(case.text, figure)).collect()
}

/// A figure as the file writes it: kind, «wording», value or ISO date, unit, bound, role.
fn line(text: &str, figure: &Figure) -> String {
    let kind = format!("{:?}", figure.kind).to_lowercase();
    let value = match (figure.iso().filter(|_| figure.amount == Amount::None), figure.amount) {
        (Some(iso), _) => iso,
        (None, Amount::None) => "?".to_owned(),
        (None, Amount::Value(value)) => value.to_string(),
        (None, Amount::Range { low, high }) => format!("{low}..{high}"),
    };
    let unit = figure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let bound = match figure.bound {
        None => "",
        Some(Bound::Min) => " min",
        Some(Bound::Max) => " max",
        Some(Bound::About) => " about",
    };
    let role = match figure.role {
        Role::Level => String::new(),
        Role::From { of } => format!(" from «{}»", of.of(text)),
        Role::Change => " change".to_owned(),
        Role::Step { to, falls } => format!(" {} to «{}»", if falls { "fall" } else { "rise" }, to.of(text)),
        Role::Window => " window".to_owned(),
    };
    format!("    {kind} «{}» {value}{unit}{bound}{role}\n", figure.span.of(text))
}
