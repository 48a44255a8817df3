//! What a description of somebody has no room for: it has neither source nor day.

use super::grave;
use super::private;
use crate::pack::source::report::{Report, Spot};
use crate::pack::source::rules::words::{Stems, Word, words};
use crate::pack::{Entity, EntityType};

/// Offices, which begin and end. Ranks and professions do not: "general", "film director".
const OFFICES: Stems = Stems(
    "president presidents vice-president co-president prime+minister premier minister ministers deputy+minister \
     chancellor vice-chancellor king+of queen+of emperor+of sultan+of emir+of monarch+of mayor mayors governor \
     senator congressman congresswoman mp meps mep lawmaker+for ambassador secretary-general secretary+general \
     secretary+of foreign+secretary home+secretary treasury+secretary defence+secretary defense+secretary \
     attorney+general chief+executive ceo cfo chairman chairwoman chairperson chair+of speaker+of commander-in-chief \
     commander+of head+of leader+of director+of director-general pope archbishop+of chief+of+staff commissioner",
);

pub(super) fn check(spot: &Spot, entity: &Entity, report: &mut Report) {
    let (id, text) = (&entity.id, words(&entity.description));
    if let Some(word) = grave::first(&text) {
        let message = format!("the description of \"{id}\" says \"{word}\", without source and date");
        report.fault(spot, message, "describe the public role, and say the rest as a fact with its source");
    }
    if let Some(at) = OFFICES.find(&text) {
        let message = format!("the description of \"{id}\" names an office, \"{}\"", text[at].text);
        let mend = "offices end: write what the person is, such as \"French politician\", and the term as an \
                    [[office.holder]]";
        report.fault(spot, message, mend);
    }
    if let Some(year) = text.iter().find(|word| is_year(word)) {
        let message = format!("the description of \"{id}\" says \"{}\", a year", year.text);
        report.fault(spot, message, "what has a date is a fact: say it in an [[entity.fact]]");
    }
    private::in_text(spot, id, &entity.description, report);
}

/// The same of others, where it may be meant: what a law, an event, a work or a term is does not change.
pub(super) fn note(spot: &Spot, entity: &Entity, report: &mut Report) {
    use EntityType::{Event, Law, Person, Term, Work};
    if matches!(entity.kind, Event | Law | Work | Term) {
        return;
    }
    let (id, text) = (&entity.id, words(&entity.description));
    // A body may be somebody's office: "Office of the president of Russia".
    if let Some(at) = OFFICES.find(&text).filter(|_| entity.kind == Person) {
        let message = format!("the description of \"{id}\" names an office, \"{}\"", text[at].text);
        report.note(spot, message, "say it as an [[office.holder]], which has its days and its source");
    }
    if let Some(year) = text.iter().find(|word| is_year(word)) {
        let message = format!("the description of \"{id}\" says \"{}\", a year", year.text);
        report.note(spot, message, "say it in an [[entity.fact]], which has a source");
    }
}

fn is_year(word: &Word) -> bool {
    let part =
        |part: &str| part.len() == 4 && part.parse().is_ok_and(|year: u32| (1000..2200).contains(&year));
    word.text.split('-').any(part)
}
