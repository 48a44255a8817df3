//! Facts and positions: dated, sourced statements.

use super::build::review;
use super::draft::{Draft, Stated};
use super::fields::Fields;
use super::nearest::nearest;
use super::units;
use super::words::{FACT_KINDS, PLACES};
use crate::pack::{Correction, Fact, FactKind, FactValue, Place, Position};
use crate::value::{Date, Unit};

pub(super) fn facts(
    fields: &Fields<'_>,
    entity: &str,
    retrieved: Option<Date>,
    draft: &mut Draft,
) -> (Vec<Fact>, Vec<Stated>) {
    let tables = fields.tables("fact", |id| format!("fact \"{entity}/{id}\""));
    let read = |child: Fields<'_>| {
        let place = child.one_of("place", &PLACES).unwrap_or(Place::More);
        let label = match place {
            Place::Summary => no_label(&child),
            Place::Row | Place::More => child.text("label"),
        };
        fact(&child, entity, place, label, retrieved, draft)
    };
    tables.into_iter().map(read).unzip()
}

fn no_label(fields: &Fields<'_>) -> String {
    if fields.has("label") {
        fields.fault_of("label", "a summary has no `label`", "leave it out, or make it a row");
    }
    String::new()
}

pub(super) fn positions(
    fields: &Fields<'_>,
    entity: &str,
    retrieved: Option<Date>,
    draft: &mut Draft,
) -> (Vec<Position>, Vec<Stated>) {
    let tables = fields.tables("position", |id| format!("position \"{entity}/{id}\""));
    let read = |child: Fields<'_>| {
        let holder = child.text("holder");
        let by = child.text_if_any("entity").map(|id| draft.ids.entity(child.spot_of("entity"), &id));
        let (fact, stated) = fact(&child, entity, Place::Summary, String::new(), retrieved, draft);
        (Position { holder, entity: by, fact }, stated)
    };
    tables.into_iter().map(read).unzip()
}

/// What cannot be read has its fault and is taken for something harmless, so that all the rest is checked as well.
fn fact(
    fields: &Fields<'_>,
    entity: &str,
    place: Place,
    label: String,
    retrieved: Option<Date>,
    draft: &mut Draft,
) -> (Fact, Stated) {
    let id = format!("{entity}/{}", fields.id());
    let value = value(fields, draft);
    let kind = fields.one_of("kind", &FACT_KINDS).or_else(|| nearest_kind(fields));
    let (as_of, source) = (fields.date("as_of"), fields.text("source"));
    let retrieved = fields.date_if_any("retrieved").or(retrieved);
    if retrieved.is_none() {
        let mend =
            "add the day on which the sources were read to pack.toml, such as `retrieved = 2026-02-05`";
        fields.fault("no `retrieved`, neither here nor in pack.toml", mend);
    }
    let [basis, status, scope] = ["basis", "status", "scope"].map(|key| fields.text_if_any(key));
    let [valid_from, valid_to, expires] =
        ["valid_from", "valid_to", "expires"].map(|key| fields.date_if_any(key));
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to <= from) {
        let message = format!("fact \"{id}\": `valid_to` is not after `valid_from`");
        fields.fault_of("valid_to", message, "`valid_to` is the first day on which it holds no more");
    }
    let review = review(fields);
    let spot = fields.spot_of("source");
    let fact = Fact {
        id,
        place,
        label,
        value,
        kind: kind.unwrap_or(FactKind::Official),
        basis,
        status,
        scope,
        valid_from,
        valid_to,
        as_of: as_of.unwrap_or(Date::from_days(0)),
        source: draft.ids.source(spot.clone(), &source),
        retrieved: retrieved.unwrap_or(Date::from_days(0)),
        review_by: review.review_by,
        expires,
        reviewed_by: review.reviewed_by.clone(),
        corrected: correction(fields),
    };
    (fact, Stated { spot: fields.spot().clone(), source: spot, review })
}

/// The kind that is probably meant: a claim must not be told that it names nobody because of a slip in the word.
fn nearest_kind(fields: &Fields<'_>) -> Option<FactKind> {
    let near = nearest(&fields.raw_text("kind")?, FACT_KINDS.iter().map(|(word, _)| *word))?;
    FACT_KINDS.iter().find(|(word, _)| *word == near).map(|(_, kind)| *kind)
}

fn correction(fields: &Fields<'_>) -> Option<Correction> {
    let (on, note) = (fields.date_if_any("corrected"), fields.text_if_any("correction"));
    if on.is_some() != note.is_some() {
        let mend = "the card says both: the day it was put right, and what was wrong";
        fields.fault("`corrected` and `correction` go together", mend);
    }
    Some(Correction { on: on?, note: note? })
}

fn value(fields: &Fields<'_>, draft: &mut Draft) -> FactValue {
    let text = fields.text_if_any("text").map(FactValue::Text);
    let date = fields.date_if_any("date").map(FactValue::Date);
    let unit = units::read(fields, &mut draft.units);
    let number = fields.number_if_any("number").and_then(|value| {
        if !fields.has("unit") {
            let mend =
                "add what it counts, such as `unit = \"meter\"`, `unit = \"USD\"` or `unit = \"warhead\"`";
            fields.fault("a `number` needs its `unit`", mend);
        }
        Some(FactValue::Number { value, unit: Unit::new(unit.as_deref()?) })
    });
    let given: Vec<FactValue> = [text, date, number].into_iter().flatten().collect();
    let stated = ["text", "date", "number"].iter().filter(|key| fields.has(key)).count();
    if stated != 1 {
        let mend = if stated == 0 { "add the one that says it" } else { "make a fact of its own of each" };
        fields.fault("a fact states exactly one of `text`, `number` with `unit`, `date`", mend);
    }
    // Whoever has a day of death that cannot be read is not taken for living.
    let unread = match fields.has("date") {
        true => FactValue::Date(Date::from_days(0)),
        false => FactValue::Text(String::new()),
    };
    given.into_iter().next().unwrap_or(unread)
}
