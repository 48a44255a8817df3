//! From tables to entities, facts, offices and sources; ids become indices last.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::fields::Fields;
use super::read::{Folder, TomlFile};
use super::report::{Report, Spot};
use super::series;
use crate::pack::file::Lists;
use crate::pack::model::Indexed;
use crate::pack::write::{Parts, hashes};
use crate::pack::{
    AliasKind, Correction, Description, Entity, EntityId, EntityType, Fact, FactKind, FactValue, Holder,
    Info, Office, Pack, Place, Position, Review, Sense, Series, Source, SourceId, Tier,
};
use crate::value::{Date, Unit};

/// Everything read, with the places that later checks need.
#[derive(Default)]
pub(super) struct Draft {
    pub info: Option<Info>,
    pub sources: Vec<(Spot, Source)>,
    pub entities: Vec<(Spot, Entity)>,
    pub aliases: Vec<Alias>,
    pub offices: Vec<(Spot, Office)>,
    pub series: Vec<(Spot, Series)>,
    pub ids: Ids,
    /// Index of a series, the place and the id of the price index it asks for.
    pub deflators: Vec<(usize, Spot, String)>,
}

pub(super) struct Alias {
    pub spot: Spot,
    pub text: String,
    /// The text as the name table compares it.
    pub words: Vec<u64>,
    pub kind: AliasKind,
    pub entity: EntityId,
    /// The entity's `name`, which cards show, and no entry of a list.
    pub is_title: bool,
}

/// Ids to indices. What is referred to before it is defined, or in another pack, gets an index all the same.
#[derive(Default)]
pub(super) struct Ids {
    entities: BTreeMap<String, u32>,
    sources: BTreeMap<String, u32>,
    /// Places of references, checked when everything is read.
    pub entity_uses: Vec<(Spot, String)>,
    pub source_uses: Vec<(Spot, String)>,
}

impl Ids {
    pub fn entity(&mut self, spot: Spot, id: &str) -> EntityId {
        self.entity_uses.push((spot, id.to_owned()));
        self.known_entity(id)
    }

    pub fn find_entity(&self, id: &str) -> Option<EntityId> {
        self.entities.get(id).copied().map(EntityId)
    }

    fn known_entity(&mut self, id: &str) -> EntityId {
        let next = self.entities.len() as u32;
        EntityId(*self.entities.entry(id.to_owned()).or_insert(next))
    }

    pub fn source(&mut self, spot: Spot, id: &str) -> SourceId {
        self.source_uses.push((spot, id.to_owned()));
        let next = self.sources.len() as u32;
        SourceId(*self.sources.entry(id.to_owned()).or_insert(next))
    }
}

pub(super) const FACT_KINDS: &[(&str, FactKind)] = &[
    ("official", FactKind::Official),
    ("estimate", FactKind::Estimate),
    ("pledge", FactKind::Pledge),
    ("projection", FactKind::Projection),
    ("claim", FactKind::Claim),
    ("derived", FactKind::Derived),
];

const PLACES: &[(&str, Place)] = &[("summary", Place::Summary), ("row", Place::Row), ("more", Place::More)];

const TIERS: &[(&str, Tier)] =
    &[("primary", Tier::Primary), ("agency", Tier::Agency), ("secondary", Tier::Secondary)];

/// The lists of aliases and on which terms they link.
const ALIAS_KEYS: &[(&str, AliasKind)] = &[
    ("aliases", AliasKind::Name),
    ("short", AliasKind::Short),
    ("acronyms", AliasKind::Acronym),
    ("demonyms", AliasKind::Demonym),
    ("metonyms", AliasKind::Metonym),
];

pub(super) fn draft(folder: &Folder, report: &mut Report) -> Draft {
    let mut draft = Draft::default();
    let retrieved = info(&folder.pack, &mut draft, report);
    sources(&folder.sources, &mut draft, report);
    for file in &folder.entities {
        entities(file, retrieved, &mut draft, report);
    }
    for (stem, file) in &folder.series {
        let rows = folder.rows.iter().find(|rows| rows.stem == *stem);
        series::read(file, rows, &mut draft, report);
    }
    series::resolve_deflators(&mut draft, report);
    draft
}

/// Reads `pack.toml`; gives the pack's default for `retrieved`.
fn info(file: &TomlFile, draft: &mut Draft, report: &mut Report) -> Option<Date> {
    let table = file.table(report);
    let report = RefCell::new(report);
    let fields = Fields::new(file, table.get_ref(), 0, "pack.toml", &report);
    let retrieved = fields.date_if_any("retrieved");
    let info = Info {
        id: fields.text("id"),
        title: fields.text("title"),
        version: fields.text("version"),
        language: fields.text("language"),
        data_until: fields.date("data_until").unwrap_or(retrieved.unwrap_or(Date::from_days(0))),
        author: fields.text("author"),
        reviewed_by: fields.text_if_any("reviewed_by"),
        reviewed_on: fields.date_if_any("reviewed_on"),
    };
    fields.finish();
    draft.info = Some(info);
    retrieved
}

fn sources(file: &TomlFile, draft: &mut Draft, report: &mut Report) {
    let table = file.table(report);
    let report = RefCell::new(report);
    let top = Fields::new(file, table.get_ref(), 0, "sources.toml", &report);
    for (start, table) in top.tables("source") {
        let id = id_of(table);
        let fields = top.child(start, table, format!("source \"{id}\""));
        let source = Source {
            id: fields.text("id"),
            title: fields.text("title"),
            publisher: fields.text("publisher"),
            url: fields.text("url"),
            published: fields.date_if_any("published"),
            licence: fields.text("licence"),
            attribution: fields.text_if_any("attribution"),
            tier: fields.one_of("tier", TIERS).unwrap_or(Tier::Secondary),
        };
        if !source.url.is_empty() && !source.url.starts_with("https://") {
            let reason = format!("source \"{id}\": the url \"{}\" is not https", source.url);
            report.borrow_mut().faults.push(fields.spot_of("url").fault(reason));
        }
        fields.finish();
        draft.sources.push((fields.spot().clone(), source));
    }
    top.finish();
}

/// The table's id for messages, before its fields are read.
fn id_of(table: &DeTable<'_>) -> String {
    let text = |key: &str| table.get(key).and_then(|v| v.get_ref().as_str().map(str::to_owned));
    text("id").or_else(|| text("phrase")).unwrap_or_else(|| "without id".to_owned())
}

fn entities(file: &TomlFile, retrieved: Option<Date>, draft: &mut Draft, report: &mut Report) {
    let table = file.table(report);
    let report = RefCell::new(report);
    let top = Fields::new(file, table.get_ref(), 0, &*file.name, &report);
    for (start, table) in top.tables("entity") {
        let fields = top.child(start, table, format!("entity \"{}\"", id_of(table)));
        entity(&fields, retrieved, draft);
        fields.finish();
    }
    for (start, table) in top.tables("office") {
        let fields = top.child(start, table, format!("office \"{}\"", id_of(table)));
        office(&fields, draft);
        fields.finish();
    }
    top.finish();
}

fn entity(fields: &Fields<'_>, retrieved: Option<Date>, draft: &mut Draft) {
    let id = fields.text("id");
    let me = draft.ids.known_entity(&id);
    let kind = fields.one_of("type", EntityType::NAMES).unwrap_or_default();
    let name = fields.text("name");
    aliases(fields, me, kind, &name, draft);
    let part_of = fields.text_if_any("part_of").map(|of| draft.ids.entity(fields.spot_of("part_of"), &of));
    let entity = Entity {
        kind,
        name,
        description: fields.text("description"),
        wikidata: fields.text_if_any("wikidata"),
        wikipedia: fields.text_if_any("wikipedia"),
        nouns: fields.texts("nouns"),
        adjectives: fields.texts("adjectives"),
        part_of,
        described: descriptions(fields, draft),
        facts: facts(fields, &id, retrieved, draft),
        positions: positions(fields, &id, retrieved, draft),
        review: review(fields),
        id,
    };
    draft.entities.push((fields.spot().clone(), entity));
}

fn aliases(fields: &Fields<'_>, entity: EntityId, kind: EntityType, name: &str, draft: &mut Draft) {
    let term = kind == EntityType::Term;
    let full = if term { AliasKind::Term } else { AliasKind::Name };
    let alias = |key, text: String, kind, is_title| {
        let words = hashes(&text);
        Alias { spot: fields.spot_of(key), text, words, kind, entity, is_title }
    };
    draft.aliases.push(alias("name", name.to_owned(), full, true));
    for (key, kind) in ALIAS_KEYS {
        let kind = if *kind == AliasKind::Name { full } else { *kind };
        for text in fields.texts(key) {
            if text != name || kind != full {
                draft.aliases.push(alias(key, text, kind, false));
            }
        }
    }
}

fn descriptions(fields: &Fields<'_>, draft: &mut Draft) -> Vec<Description> {
    let read = |(start, table)| {
        let child = fields.child(start, table, format!("description \"{}\"", id_of(table)));
        let with = child.texts("with");
        if with.is_empty() {
            child.fault("a description needs `with`: the entities that must be named beside it");
        }
        let spot = child.spot_of("with");
        let with = with.iter().map(|id| draft.ids.entity(spot.clone(), id)).collect();
        let description = Description { phrase: child.text("phrase"), with };
        child.finish();
        description
    };
    fields.tables("described").into_iter().map(read).collect()
}

fn facts(fields: &Fields<'_>, entity: &str, retrieved: Option<Date>, draft: &mut Draft) -> Vec<Fact> {
    let tables = fields.tables("fact");
    let read = |(start, table)| {
        let child = fields.child(start, table, format!("fact \"{entity}/{}\"", id_of(table)));
        let place = child.one_of("place", PLACES).unwrap_or(Place::More);
        let label = match place {
            Place::Summary => String::new(),
            Place::Row | Place::More => child.text("label"),
        };
        let fact = fact(&child, entity, place, label, retrieved, draft);
        child.finish();
        fact
    };
    tables.into_iter().filter_map(read).collect()
}

fn positions(fields: &Fields<'_>, entity: &str, retrieved: Option<Date>, draft: &mut Draft) -> Vec<Position> {
    let tables = fields.tables("position");
    let read = |(start, table)| {
        let child = fields.child(start, table, format!("position \"{entity}/{}\"", id_of(table)));
        let holder = child.text("holder");
        let by = child.text_if_any("entity").map(|id| draft.ids.entity(child.spot_of("entity"), &id));
        let fact = fact(&child, entity, Place::Summary, String::new(), retrieved, draft);
        child.finish();
        Some(Position { holder, entity: by, fact: fact? })
    };
    tables.into_iter().filter_map(read).collect()
}

fn fact(
    fields: &Fields<'_>,
    entity: &str,
    place: Place,
    label: String,
    retrieved: Option<Date>,
    draft: &mut Draft,
) -> Option<Fact> {
    let value = fact_value(fields);
    let kind = fields.one_of("kind", FACT_KINDS);
    let as_of = fields.date("as_of");
    let source = fields.text_if_any("source");
    if source.is_none() {
        fields.fault(format!("a fact of \"{entity}\" has no `source`; name an id of sources.toml"));
    }
    let own_retrieved = fields.date_if_any("retrieved").or(retrieved);
    if own_retrieved.is_none() {
        fields.fault("no `retrieved`, neither here nor in pack.toml");
    }
    let id = format!("{entity}/{}", fields.text("id"));
    let rest = (
        fields.text_if_any("basis"),
        fields.text_if_any("status"),
        fields.text_if_any("scope"),
        fields.date_if_any("valid_from"),
        fields.date_if_any("valid_to"),
        fields.date_if_any("review_by"),
        fields.date_if_any("expires"),
        fields.text_if_any("reviewed_by"),
    );
    let (basis, status, scope, valid_from, valid_to, review_by, expires, reviewed_by) = rest;
    Some(Fact {
        id,
        place,
        label,
        value: value?,
        kind: kind?,
        basis,
        status,
        scope,
        valid_from,
        valid_to,
        as_of: as_of?,
        source: draft.ids.source(fields.spot_of("source"), &source?),
        retrieved: own_retrieved?,
        review_by,
        expires,
        reviewed_by,
        corrected: correction(fields),
    })
}

fn correction(fields: &Fields<'_>) -> Option<Correction> {
    let (on, note) = (fields.date_if_any("corrected"), fields.text_if_any("correction"));
    if on.is_some() != note.is_some() {
        fields.fault("`corrected`, the day, and `correction`, what was wrong, go together");
    }
    Some(Correction { on: on?, note: note? })
}

fn fact_value(fields: &Fields<'_>) -> Option<FactValue> {
    let text = fields.text_if_any("text").map(FactValue::Text);
    let date = fields.date_if_any("date").map(FactValue::Date);
    let unit = fields.text_if_any("unit");
    let number = fields.number_if_any("number").and_then(|value| {
        if unit.is_none() {
            fields.fault("a `number` needs its `unit`");
        }
        Some(FactValue::Number { value, unit: Unit::new(unit.as_deref()?) })
    });
    let given: Vec<FactValue> = [text, date, number].into_iter().flatten().collect();
    let stated = ["text", "date", "number"].iter().filter(|key| fields.get(key).is_some()).count();
    if stated != 1 {
        fields.fault("a fact states exactly one of `text`, `number` with `unit`, `date`");
    }
    given.into_iter().next()
}

fn review(fields: &Fields<'_>) -> Review {
    Review {
        reviewed_by: fields.text_if_any("reviewed_by"),
        reviewed_on: fields.date_if_any("reviewed_on"),
        review_by: fields.date_if_any("review_by"),
    }
}

fn office(fields: &Fields<'_>, draft: &mut Draft) {
    let jurisdiction = fields.text("jurisdiction");
    let jurisdiction = draft.ids.entity(fields.spot_of("jurisdiction"), &jurisdiction);
    let mut holders: Vec<Holder> = Vec::new();
    for (start, table) in fields.tables("holder") {
        let child = fields.child(start, table, "office holder");
        let (entity, source) = (child.text("entity"), child.text("source"));
        let (from, as_of) = (child.date("from"), child.date("as_of"));
        let (to, quality) = (child.date_if_any("to"), child.text_if_any("quality"));
        child.finish();
        let entity = draft.ids.entity(child.spot_of("entity"), &entity);
        let source = draft.ids.source(child.spot_of("source"), &source);
        if let (Some(from), Some(as_of)) = (from, as_of) {
            if holders.iter().any(|h| {
                from < h.to.unwrap_or(Date::from_days(i32::MAX))
                    && h.from < to.unwrap_or(Date::from_days(i32::MAX))
            }) {
                child.fault("the term overlaps another one of the same office");
            }
            if to.is_some_and(|to| to <= from) {
                child.fault("`to` is not after `from`");
            }
            holders.push(Holder { entity, from, to, quality, as_of, source });
        }
    }
    holders.sort_by_key(|holder| holder.from);
    let office = Office {
        id: fields.text("id"),
        title: fields.text("title"),
        jurisdiction,
        nouns: fields.texts("nouns"),
        holders,
    };
    draft.offices.push((fields.spot().clone(), office));
}

/// The compiled pack of a draft without faults: indices follow ids in their order, so that the same sources give the
/// same bytes.
pub(super) fn pack(draft: Draft) -> Pack {
    let own: Vec<&str> = draft.entities.iter().map(|(_, entity)| entity.id.as_str()).collect();
    let defined: BTreeSet<&str> = own.iter().copied().collect();
    let foreign: Vec<String> =
        draft.ids.entities.keys().filter(|id| !defined.contains(id.as_str())).cloned().collect();
    let entity_order =
        order(&draft.ids.entities, own.iter().copied().chain(foreign.iter().map(String::as_str)));
    let source_order = order(&draft.ids.sources, draft.sources.iter().map(|(_, source)| source.id.as_str()));
    let mut parts = Parts {
        info: draft.info.unwrap_or_else(|| unreachable!("a draft without faults has its pack.toml")),
        entities: draft.entities.into_iter().map(|(_, entity)| entity).collect(),
        lists: Lists {
            foreign,
            sources: draft.sources.into_iter().map(|(_, source)| source).collect(),
            offices: draft.offices.into_iter().map(|(_, office)| office).collect(),
            series: draft.series.into_iter().map(|(_, series)| series).collect(),
        },
        aliases: by_wording(draft.aliases),
        excerpt: None,
    };
    parts.references(&mut |index, of| match of {
        Indexed::Entity => *index = entity_order[*index as usize],
        Indexed::Source => *index = source_order[*index as usize],
        Indexed::Series => {}
    });
    parts.pack()
}

/// From the draft's indices, given as ids were met, to the pack's.
fn order<'i>(met: &BTreeMap<String, u32>, in_pack: impl Iterator<Item = &'i str>) -> Vec<u32> {
    let mut out = vec![0; met.len()];
    let places: BTreeMap<&str, u32> = in_pack.zip(0..).collect();
    for (id, at) in met {
        out[*at as usize] = places.get(id.as_str()).copied().unwrap_or(0);
    }
    out
}

/// What each wording means, in the order of the sources.
fn by_wording(aliases: Vec<Alias>) -> Vec<(Vec<u64>, Vec<Sense>)> {
    let mut groups: BTreeMap<Vec<u64>, Vec<Sense>> = BTreeMap::new();
    for alias in aliases {
        let entity = alias.entity;
        let group = groups.entry(alias.words).or_default();
        // A full name says more than a short form of the same wording.
        if !group.iter().any(|sense| sense.entity == entity) {
            group.push(Sense { entity, kind: alias.kind });
        }
    }
    groups.into_iter().collect()
}
