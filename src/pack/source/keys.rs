//! The keys of the sources: one row for each. The compiler reads by these tables, and the schema for editors is made
//! from them.

use super::words::{ALIAS_WORDS, FACT_WORDS, PERIOD_WORDS, PLACE_WORDS, PRICE_WORDS, PURPOSE_WORDS};
use super::words::{RELATION_WORDS, TIER_WORDS, TYPE_WORDS};

/// A table of a file and the keys that it may have.
pub(super) struct Table {
    /// What it is called in the schema.
    pub name: &'static str,
    pub about: &'static str,
    /// Some keys stand in several tables.
    pub keys: &'static [&'static [Key]],
    /// What the schema says beyond the keys one by one, as JSON; the compiler has it in code.
    pub rules: &'static str,
}

pub(super) struct Key {
    pub name: &'static str,
    pub shape: Shape,
    pub needed: bool,
    /// A value as it is written, for messages and for editors.
    pub example: &'static str,
    pub about: &'static str,
}

/// What may stand behind a key.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Text,
    /// Small letters, digits and hyphens.
    Id,
    /// An item of Wikidata.
    Item,
    /// A text that begins with `https://`.
    Link,
    Date,
    /// As a number, or in quotation marks to keep its digits.
    Number,
    Texts,
    /// Of one of these words.
    OneOf(&'static [&'static str]),
    /// A list of names, plain or as tables.
    Names(&'static Table),
    /// `[[…]]`
    Tables(&'static Table),
    /// `[…]`
    Table(&'static Table),
}

impl Table {
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().copied().flatten()
    }

    pub fn find(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

const fn must(name: &'static str, shape: Shape, example: &'static str, about: &'static str) -> Key {
    Key { name, shape, needed: true, example, about }
}

const fn may(name: &'static str, shape: Shape, example: &'static str, about: &'static str) -> Key {
    Key { name, shape, needed: false, example, about }
}

use Shape::{Date, Id, Item, Link, Names, Number, OneOf, Tables, Text, Texts};

const REVIEWED: &[Key] = &[
    may("reviewed_by", Text, "\"An editor\"", "who signed it off"),
    may("reviewed_on", Date, "2026-02-05", "when it was signed off; its age counts from here"),
];

const UPKEEP: &[Key] = &[
    may("author", Text, "\"A reporter\"", "who wrote it, where that is not the pack's author"),
    may("review_by", Date, "2026-12-31", "by when somebody must look at it again"),
];

pub(super) static PACK: Table = Table {
    name: "pack",
    about: "About the pack.",
    keys: &[
        &[
            must("id", Id, "\"paris\"", "the pack's id, for ever: small letters, digits and hyphens"),
            must("title", Text, "\"Paris and its tower\"", "what the pack is about"),
            must("version", Text, "\"1\"", "goes up with every change that is published"),
            must("author", Text, "\"The news desk\"", "who answers for the pack"),
            must("language", Text, "\"en\"", "language of the texts, a BCP 47 tag"),
            must("data_until", Date, "2026-02-05", "the last day whose events somebody has looked at"),
            may(
                "retrieved",
                Date,
                "2026-02-05",
                "when the sources were read, for facts without their own day",
            ),
        ],
        REVIEWED,
    ],
    rules: "{}",
};

pub(super) static SOURCES: Table = Table {
    name: "sources",
    about: "Where the facts come from.",
    keys: &[&[may("source", Tables(&SOURCE), "", "one source")]],
    rules: "{}",
};

static SOURCE: Table = Table {
    name: "source",
    about: "A source of facts. Cards name it and link to it.",
    keys: &[&[
        must("id", Id, "\"city\"", "what facts call it by"),
        must("title", Text, "\"The mayors of Paris\"", "title of the page or document"),
        must("publisher", Text, "\"Ville de Paris\"", "who published it"),
        must("url", Link, "\"https://www.paris.fr/\"", "its address; https only, since cards link to it"),
        must("licence", Text, "\"facts only, our wording\"", "on which terms it may be used"),
        must(
            "tier",
            OneOf(&TIER_WORDS),
            "\"primary\"",
            "the actor itself, an agency, or somebody who retells",
        ),
        may("published", Date, "2026-02-05", "the date that the card prints"),
        may("attribution", Text, "\"© Ville de Paris\"", "the credit that the licence asks for"),
    ]],
    rules: "{}",
};

pub(super) static ENTITIES: Table = Table {
    name: "entities",
    about: "What the pack knows: things with names, and offices.",
    keys: &[&[
        may("entity", Tables(&ENTITY), "", "a person, a place, a body, an event …"),
        may("office", Tables(&OFFICE), "", "an office and who held it when"),
    ]],
    rules: "{}",
};

static ENTITY: Table = Table {
    name: "entity",
    about: "A thing with a name.",
    keys: &[
        &[
            must("id", Id, "\"eiffel-tower\"", "its id, for ever"),
            must("type", OneOf(&TYPE_WORDS), "\"person\"", "what kind of thing it is"),
            must("name", Text, "\"Eiffel Tower\"", "title of its card, and always an alias"),
            must(
                "description",
                Text,
                "\"Tower in Paris\"",
                "one line on what it is, without offices and dates",
            ),
            may(
                "aliases",
                Names(&NAME),
                "[\"Tour Eiffel\"]",
                "other full names, or names of any kind with their kind",
            ),
            may("short", Texts, "[\"Hidalgo\"]", "family names and other short forms"),
            may("acronyms", Texts, "[\"NATO\"]", "found in capitals only"),
            may("demonyms", Texts, "[\"Parisian\"]", "what belongs to it or comes from it"),
            may("metonyms", Texts, "[\"Beijing\"]", "capitals and seats that stand for this government"),
            may("nouns", Texts, "[\"tower\"]", "what it is called once it is in play: \"the tower\""),
            may("adjectives", Texts, "[\"French\"]", "what narrows a noun: \"the French city\""),
            may("part_of", Text, "\"paris\"", "the entity that it belongs to or lies in"),
            may("wikidata", Item, "\"Q243\"", "its item in Wikidata"),
            may("wikipedia", Text, "\"Eiffel Tower\"", "title of the English article"),
            may("described", Tables(&DESCRIBED), "", "a wording that means it in some company"),
            may("fact", Tables(&FACT), "", "a dated, sourced statement about it"),
            may("position", Tables(&POSITION), "", "what one party says about its contested status"),
            may("relation", Tables(&RELATION), "", "what it belonged to, led or owned, and when"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: "{}",
};

static NAME: Table = Table {
    name: "name",
    about: "A name with its language or kind.",
    keys: &[&[
        must("name", Text, "\"巴黎\"", "the name"),
        may("language", Text, "\"zh\"", "its language, a BCP 47 tag"),
        may("kind", OneOf(&ALIAS_WORDS), "\"short\"", "on which terms it links; name without it"),
    ]],
    rules: "{}",
};

static DESCRIBED: Table = Table {
    name: "described",
    about: "A wording that means the entity beside others.",
    keys: &[&[
        must("phrase", Text, "\"iron lady\"", "the wording, word for word"),
        must("with", Texts, "[\"paris\"]", "the entities that the same sentence must name"),
    ]],
    rules: r#"{"properties": {"with": {"minItems": 1}}}"#,
};

/// What facts and positions state.
const STATED: &[Key] = &[
    must("id", Id, "\"height\"", "unique in the entity"),
    may("text", Text, "\"Built for the fair of 1889.\"", "the statement in words"),
    may("number", Number, "330", "the statement as a number, in `unit`"),
    may("date", Date, "1889-03-31", "the statement as a day"),
    may("unit", Text, "\"meter\"", "a CLDR name, an ISO 4217 code, or the thing counted in the singular"),
    must("kind", OneOf(&FACT_WORDS), "\"official\"", "what kind of statement it is"),
    must("as_of", Date, "2026-02-05", "when it was true according to the source"),
    must("source", Text, "\"city\"", "an id of sources.toml"),
    may("retrieved", Date, "2026-02-05", "when the source was read; needed here or in pack.toml"),
    may("valid_from", Date, "2022-03-15", "the first day it holds for"),
    may("valid_to", Date, "2030-01-01", "the first day it does not hold for any more"),
    may("expires", Date, "2030-01-01", "from this day on it is not said"),
    may("basis", Text, "\"with its aerials\"", "what exactly is counted, or according to whom"),
    may("status", Text, "\"proposed\"", "how far along it is"),
    may("corrected", Date, "2026-02-05", "the day on which a wrong statement was put right"),
    may("correction", Text, "\"It gave another height.\"", "what was wrong; the card says so"),
    may("scope", Text, "\"the tower alone\"", "of what part it is said"),
];

const STATES_ONE: &str = r#"{
    "oneOf": [{"required": ["text"]}, {"required": ["number"]}, {"required": ["date"]}],
    "dependencies": {"number": ["unit"], "corrected": ["correction"], "correction": ["corrected"]}
}"#;

static FACT: Table = Table {
    name: "fact",
    about: "One dated, sourced statement.",
    keys: &[
        STATED,
        &[
            must("place", OneOf(&PLACE_WORDS), "\"row\"", "where on the card it stands"),
            may("label", Text, "\"Height\"", "what the row is called; a summary has none"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: r#"{
        "oneOf": [{"required": ["text"]}, {"required": ["number"]}, {"required": ["date"]}],
        "dependencies": {"number": ["unit"], "corrected": ["correction"], "correction": ["corrected"]},
        "if": {"properties": {"place": {"const": "summary"}}},
        "then": {"properties": {"label": false}},
        "else": {"required": ["label"]}
    }"#,
};

static POSITION: Table = Table {
    name: "position",
    about: "What one party says about a contested matter. One holder alone is a fault.",
    keys: &[
        STATED,
        &[
            must("holder", Text, "\"Beijing\"", "who says it, as it reads on the card"),
            may("entity", Text, "\"china\"", "the id of the holder"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: STATES_ONE,
};

static RELATION: Table = Table {
    name: "relation",
    about: "What the entity belonged to, led or owned in a stretch of time.",
    keys: &[
        &[
            must("kind", OneOf(&RELATION_WORDS), "\"member-of\"", "how the two belong together"),
            must("entity", Text, "\"nato\"", "the other entity's id"),
            may("from", Date, "2024-03-07", "the first day"),
            may("to", Date, "2030-01-01", "the first day no longer; absent while it lasts"),
            must("as_of", Date, "2026-02-05", "when it was true according to the source"),
            must("source", Text, "\"city\"", "an id of sources.toml"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: "{}",
};

static OFFICE: Table = Table {
    name: "office",
    about: "An office and who held it when.",
    keys: &[
        &[
            must("id", Id, "\"mayor-of-paris\"", "its id, for ever"),
            must("title", Text, "\"mayor of Paris\"", "reads on after \"is\" and \"former\""),
            must("jurisdiction", Text, "\"paris\"", "the country or body whose office it is"),
            may("nouns", Texts, "[\"mayor\"]", "they mean the holder beside a name of the jurisdiction"),
            may("holder", Tables(&HOLDER), "", "one term of one holder"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: "{}",
};

static HOLDER: Table = Table {
    name: "holder",
    about: "One term of one holder.",
    keys: &[
        &[
            must("entity", Text, "\"anne-hidalgo\"", "who: the id of an entity"),
            must("from", Date, "2014-04-05", "the first day in office"),
            may("to", Date, "2030-01-01", "the first day no longer in office; absent while it lasts"),
            may("quality", Text, "\"interim\"", "said before the title"),
            must("as_of", Date, "2026-02-05", "when it was true according to the source"),
            must("source", Text, "\"city\"", "an id of sources.toml"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: "{}",
};

pub(super) static SERIES_FILE: Table = Table {
    name: "series",
    about: "About a list of comparable values; they stand in the CSV file of the same name.",
    keys: &[&[must("series", Shape::Table(&SERIES), "", "the series")]],
    rules: "{}",
};

static SERIES: Table = Table {
    name: "table",
    about: "A list of comparable values.",
    keys: &[
        &[
            must("id", Id, "\"tower-height\"", "its id, for ever"),
            must("title", Text, "\"Height of the Eiffel Tower\"", "heading of the chart"),
            must(
                "row_noun",
                Texts,
                "[\"height\", \"heights\"]",
                "what a row is: the singular and the plural",
            ),
            may("purpose", OneOf(&PURPOSE_WORDS), "\"compare\"", "what it is for; compare without it"),
            must("unit", Text, "\"meter\"", "a CLDR name, an ISO 4217 code, or the thing counted"),
            may("scale", Number, "1000000000", "what the CSV's values are multiplied by"),
            must("basis", Text, "\"with its aerials\"", "what exactly is counted"),
            must(
                "price_basis",
                OneOf(&PRICE_WORDS),
                "\"none\"",
                "which year's money; none for anything else",
            ),
            must("period", OneOf(&PERIOD_WORDS), "\"calendar-year\"", "what stretch of time a row covers"),
            may("complete_from", Date, "1990-01-01", "since which day the list has every case"),
            may("complete_above", Number, "14000000", "from which value on the list has every case"),
            may("about", Texts, "[\"eiffel-tower\"]", "the entities that must be named in a figure's block"),
            may(
                "signals",
                Texts,
                "[\"tall\", \"height\"]",
                "words in a figure's sentence that mean this series",
            ),
            may("whose", Text, "\"france\"", "the entity whose money it is"),
            may("deflator", Text, "\"us-cpi\"", "the id of this pack's price index for the unit"),
        ],
        REVIEWED,
        UPKEEP,
    ],
    rules: r#"{"properties": {"row_noun": {"minItems": 2, "maxItems": 2}}}"#,
};

/// A column of a series' CSV file.
pub(super) struct Column {
    pub name: &'static str,
    pub example: &'static str,
}

/// The CSV's columns, in any order.
pub(super) const COLUMNS: [Column; 9] = [
    Column { name: "from", example: "1889-03-31" },
    Column { name: "to", example: "1890-01-01" },
    Column { name: "value", example: "312.5" },
    Column { name: "label", example: "1889" },
    Column { name: "note", example: "At the opening" },
    Column { name: "kind", example: "official" },
    Column { name: "basis", example: "without its flagpole" },
    Column { name: "as_of", example: "2026-02-05" },
    Column { name: "source", example: "city" },
];
