//! A description has neither source nor day, so it holds no amounts: they change, and a recall must reach them. Where
//! amounts belong, some cannot be right.

use crate::pack::source::draft::Draft;
use crate::pack::source::report::Report;
use crate::pack::source::units;
use crate::pack::{Entity, EntityType, Size};
use crate::value::Decimal;

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
        } else if let Some(amount) = units::first_amount(&entity.description) {
            let message = format!("the description of \"{}\" says \"{amount}\"", entity.id);
            report.note(
                spot,
                message,
                "if it can change or be wrong, say it in an [[entity.fact]] with its source",
            );
        }
    }
    sizes(draft, report);
}

/// Cards reckon with them.
fn sizes(draft: &Draft, report: &mut Report) {
    for ((_, entity), places) in draft.entities.iter().zip(&draft.stated) {
        for (fact, place) in entity.facts.iter().zip(places) {
            let id = fact.id.rsplit('/').next().unwrap_or("");
            let below =
                fact.number().filter(|(value, _)| Size::IDS.contains(&id) && *value < Decimal::from(0));
            if let Some((value, _)) = below {
                let message = format!("fact \"{}\" is {value}, and no {id} is below zero", fact.id);
                report.fault(&place.spot, message, "mend the number, or give the fact another id");
            }
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
