//! A description has neither source nor day, so it holds no amounts: they change, and a recall must reach them.

use crate::pack::source::draft::Draft;
use crate::pack::source::report::Report;
use crate::pack::{Entity, EntityType};

/// What makes an amount of the number before it.
const COUNTED: [&str; 14] = [
    "million",
    "billion",
    "trillion",
    "m",
    "bn",
    "tn",
    "crore",
    "lakh",
    "per",
    "percent",
    "people",
    "inhabitants",
    "residents",
    "dollars",
];

pub(super) fn check(draft: &Draft, report: &mut Report) {
    // What a term means holds on every day: "a hundredth of 1 per cent".
    let may_change = |entity: &Entity| entity.kind != EntityType::Term;
    for (spot, entity) in draft.entities.iter().filter(|(_, entity)| may_change(entity)) {
        if let Some(amount) = amount(&entity.description) {
            let message = format!(
                "the description of \"{}\" says \"{amount}\", an amount without source and date",
                entity.id
            );
            report.fault(spot, message, "leave it out and say it in an [[entity.fact]]");
        }
    }
}

fn amount(description: &str) -> Option<String> {
    let all: Vec<&str> = description.split_whitespace().collect();
    let words = all.iter().map(|word| word.trim_matches([',', ';', '.', '(', ')']));
    let signed = words.clone().find(|word| has_digit(word) && word.contains(['%', '$', '€', '£', '¥']));
    let counted =
        words.clone().zip(words.skip(1)).find(|(number, noun)| has_digit(number) && COUNTED.contains(noun));
    signed.map(str::to_owned).or_else(|| counted.map(|(number, noun)| [number, noun].join(" ")))
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}
