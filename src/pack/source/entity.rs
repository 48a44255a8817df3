//! Entities: their names, what describes them, how they belong together.

use super::build::review;
use super::draft::{Alias, Draft, Stated};
use super::fact;
use super::fields::{Fields, Name};
use super::plain;
use super::words::{ALIAS_KINDS, RELATIONS};
use crate::pack::write::hashes;
use crate::pack::{AliasKind, Description, Entity, EntityId, EntityType, Relation, RelationKind};
use crate::value::Date;

/// The lists of names and on which terms they link.
const ALIAS_KEYS: &[(&str, AliasKind)] = &[
    ("short", AliasKind::Short),
    ("acronyms", AliasKind::Acronym),
    ("demonyms", AliasKind::Demonym),
    ("metonyms", AliasKind::Metonym),
];

pub(super) fn read(fields: &Fields<'_>, retrieved: Option<Date>, draft: &mut Draft) {
    let id = fields.id();
    let me = draft.ids.known_entity(&id);
    let kind = fields.one_of("type", EntityType::NAMES).unwrap_or_default();
    let name = fields.text("name");
    aliases(fields, me, kind, &name, draft);
    let part_of = fields.text_if_any("part_of").map(|of| draft.ids.entity(fields.spot_of("part_of"), &of));
    let (facts, mut stated) = fact::facts(fields, &id, retrieved, draft);
    let (positions, places) = fact::positions(fields, &id, retrieved, draft);
    stated.extend(places);
    let (relations, related) = relations(fields, draft);
    let review = review(fields);
    let wikidata = fields.text_if_any("wikidata");
    fields.refuse_value("wikidata", wikidata.as_deref().and_then(plain::wikidata));
    let entity = Entity {
        kind,
        name,
        description: fields.text("description"),
        wikidata,
        wikipedia: fields.text_if_any("wikipedia"),
        nouns: fields.texts("nouns"),
        adjectives: fields.texts("adjectives"),
        part_of,
        described: descriptions(fields, draft),
        facts,
        positions,
        review,
        relations,
        id,
    };
    draft.entities.push((fields.spot().clone(), entity));
    draft.stated.push(stated);
    draft.related.push(related);
}

fn aliases(fields: &Fields<'_>, entity: EntityId, kind: EntityType, name: &str, draft: &mut Draft) {
    let full = if kind == EntityType::Term { AliasKind::Term } else { AliasKind::Name };
    let mut add = |spot, text: String, kind, is_title| {
        let kind = if kind == AliasKind::Name { full } else { kind };
        if is_title || text != name || kind != full {
            let words = hashes(&text);
            draft.aliases.push(Alias { spot, text, words, kind, entity, is_title });
        }
    };
    add(fields.spot_of("name"), name.to_owned(), AliasKind::Name, true);
    for entry in fields.names("aliases") {
        match entry {
            Name::Plain(text) => add(fields.spot_of("aliases"), text, AliasKind::Name, false),
            Name::Table(entry) => {
                let kind = entry.one_of_if_any("kind", &ALIAS_KINDS).unwrap_or(AliasKind::Name);
                add(entry.spot_of("name"), entry.text("name"), kind, false);
                // Nothing is chosen by a name's language; it is there for who checks the name.
                let tag = entry.text_if_any("language");
                entry.refuse_value("language", tag.as_deref().and_then(plain::language));
            }
        }
    }
    for (key, kind) in ALIAS_KEYS {
        fields.texts(key).into_iter().for_each(|text| add(fields.spot_of(key), text, *kind, false));
    }
}

fn descriptions(fields: &Fields<'_>, draft: &mut Draft) -> Vec<Description> {
    let read = |child: Fields<'_>| {
        let with = child.texts("with");
        if with.is_empty() {
            let mend = "list the entities that must be named beside it, such as `with = [\"paris\"]`";
            child.fault("a description needs `with`", mend);
        }
        let spot = child.spot_of("with");
        let with = with.iter().map(|id| draft.ids.entity(spot.clone(), id)).collect();
        Description { phrase: child.text("phrase"), with }
    };
    let tables = fields.tables("described", |phrase| format!("description \"{phrase}\""));
    tables.into_iter().map(read).collect()
}

fn relations(fields: &Fields<'_>, draft: &mut Draft) -> (Vec<Relation>, Vec<Stated>) {
    let read = |child: Fields<'_>| {
        let kind = child.one_of("kind", &RELATIONS);
        let (entity, source) = (child.text("entity"), child.text("source"));
        let (from, to, as_of) = (child.date_if_any("from"), child.date_if_any("to"), child.date("as_of"));
        if from.zip(to).is_some_and(|(from, to)| to <= from) {
            child.fault_of(
                "to",
                "`to` is not after `from`",
                "`to` is the first day on which it holds no more",
            );
        }
        let stated =
            Stated { spot: child.spot().clone(), source: child.spot_of("source"), review: review(&child) };
        let entity = draft.ids.entity(child.spot_of("entity"), &entity);
        let source = draft.ids.source(stated.source.clone(), &source);
        // What cannot be read has its fault; the rest is checked all the same.
        let (kind, as_of) = (kind.unwrap_or(RelationKind::MemberOf), as_of.unwrap_or(Date::from_days(0)));
        (Relation { kind, entity, from, to, as_of, source }, stated)
    };
    let tables = fields.tables("relation", |_| "relation".to_owned());
    tables.into_iter().map(read).unzip()
}
