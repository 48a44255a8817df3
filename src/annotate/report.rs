//! Annotations as plain data for JSON and for people.

use serde::Serialize;

use super::{Annotation, Annotations, FigureNote, Meaning};
use crate::article::Article;
use crate::figure::{Amount, Bound, Kind};
use crate::mention::{How, Mention};
use crate::pack::{EntityType, Packs};
use crate::text::{Utf16Map, Utf16Span};
use crate::value::Decimal;

/// What was found in one article; offsets are UTF-16 code units of its text.
#[derive(Serialize)]
pub struct ArticleReport {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub mentions: Vec<MentionReport>,
    pub figures: Vec<FigureReport>,
}

#[derive(Serialize)]
pub struct MentionReport {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(rename = "type")]
    pub kind_of_entity: &'static str,
    /// "name", or "nominal" for descriptions such as "the US president".
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wiki: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    pub how: &'static str,
    pub marked: bool,
}

#[derive(Serialize)]
pub struct FigureReport {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub bound: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    pub marked: bool,
}

impl ArticleReport {
    pub fn new(id: Option<String>, article: &Article, annotations: &Annotations, packs: &Packs) -> Self {
        let mut map = Utf16Map::new(&article.text);
        let mut report = Self { id, mentions: Vec::new(), figures: Vec::new() };
        for annotation in &annotations.list {
            let span = map.span(annotation.span);
            let text = annotation.span.of(&article.text);
            match &annotation.meaning {
                Meaning::Mention(m) => report.mentions.push(mention(m, annotation, span, text, packs)),
                Meaning::Figure(f) => report.figures.push(figure(f, annotation, span, text, packs)),
            }
        }
        report
    }
}

fn mention(mention: &Mention, at: &Annotation, span: Utf16Span, text: &str, packs: &Packs) -> MentionReport {
    let entity = mention.entity.map(|id| packs.entity(id));
    let nominal = matches!(mention.how, How::Office | How::Relation | How::Description);
    MentionReport {
        start: span.start,
        end: span.end,
        text: text.to_owned(),
        kind_of_entity: entity_type(mention.kind),
        kind: if nominal { "nominal" } else { "name" },
        wiki: entity.and_then(|e| e.wikipedia.clone()),
        entity: entity.map(|e| e.id.clone()),
        how: how(mention.how),
        marked: at.marked,
    }
}

fn figure(note: &FigureNote, at: &Annotation, span: Utf16Span, text: &str, packs: &Packs) -> FigureReport {
    let figure = &note.figure;
    let (value, low, high) = match figure.amount {
        Amount::None => (None, None, None),
        Amount::Value(value) => (Some(value), None, None),
        Amount::Range { low, high } => (None, Some(low), Some(high)),
    };
    FigureReport {
        start: span.start,
        end: span.end,
        text: text.to_owned(),
        kind: figure_kind(figure.kind),
        value: value.map(Decimal::to_f64),
        unit: figure.unit.as_ref().map(|unit| unit.as_str().to_owned()),
        low: low.map(Decimal::to_f64),
        high: high.map(Decimal::to_f64),
        iso: figure.iso(),
        bound: figure.bound.map(|bound| match bound {
            Bound::Min => "min",
            Bound::Max => "max",
            Bound::About => "about",
        }),
        series: note.series.and_then(|id| packs.series().get(id.0 as usize)).map(|series| series.id.clone()),
        marked: at.marked,
    }
}

/// A type of entity as reports have it: terms are of no type there.
pub(crate) fn entity_type(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Term | EntityType::Other => "other",
        kind => kind.name(),
    }
}

/// By which way a mention was resolved, in words.
pub(crate) fn how(how: How) -> &'static str {
    match how {
        How::Name => "full name",
        How::Short => "short form",
        How::Demonym => "demonym",
        How::Metonym => "seat for its government",
        How::Office => "holder of the office on the day",
        How::Relation => "noun and relation",
        How::Description => "description beside what it needs",
        How::Found => "name that no pack knows",
        How::Forced => "what the editor says it means",
    }
}

/// A kind of figure as reports have it.
pub(crate) fn figure_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Quantity => "quantity",
        Kind::Number => "number",
        Kind::Ordinal => "ordinal",
        Kind::Date => "date",
        Kind::Duration => "duration",
        Kind::Age => "age",
        Kind::Temperature => "temperature",
    }
}
