//! Cards: choosing and wording what is said, on demand, as plain data.
//!
//! [`card`] composes message ids with typed arguments; one renderer puts them into words. Knows no DOM and no HTML.

mod compare;
mod entity;
mod figure;
mod message;
mod numbers;
mod render;
mod view;

pub use view::*;

use crate::annotate::{Annotations, Meaning, Subject};
use crate::article::Article;
use crate::pack::{Packs, Row, Series};
use crate::value::{Date, Decimal};
use message::{Message, Sourced};

/// A card before it has words.
#[derive(Clone, Debug, PartialEq)]
struct Card {
    id: String,
    kind: &'static str,
    eyebrow: Message,
    title: String,
    gloss: Vec<Sourced<Message>>,
    body: Vec<Sourced<Message>>,
    rows: Vec<Line>,
    positions: Vec<Voice>,
    chart: Option<Bars>,
    more: Vec<Line>,
}

/// A labelled row.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    heading: Heading,
    value: Sourced<Message>,
    note: Option<Message>,
}

#[derive(Clone, Debug, PartialEq)]
enum Heading {
    /// The pack's own label.
    Own(String),
    /// "For scale"
    Scale,
}

/// One party's position.
#[derive(Clone, Debug, PartialEq)]
struct Voice {
    holder: String,
    says: Sourced<Message>,
    date: Date,
}

/// A chart before it has words.
#[derive(Clone, Debug, PartialEq)]
struct Bars {
    title: String,
    unit: crate::value::Unit,
    measures: Vec<Message>,
    rows: Vec<BarRow>,
    caption: Option<Message>,
}

#[derive(Clone, Debug, PartialEq)]
struct BarRow {
    label: Option<String>,
    note: Option<String>,
    values: Vec<Option<Decimal>>,
    current: bool,
    source: Option<crate::pack::SourceId>,
}

impl Bars {
    fn new(series: &Series, constant_year: Option<i16>) -> Self {
        let unit = series.unit.clone();
        let measures = match constant_year {
            Some(year) => {
                vec![Message::NominalMoney(unit.clone()), Message::ConstantMoney { unit: unit.clone(), year }]
            }
            None => vec![Message::OrdinaryMeasure(unit.clone())],
        };
        Self { title: series.title.clone(), unit, measures, rows: Vec::new(), caption: None }
    }

    fn push(&mut self, label: String, row: &Row, real: Option<Decimal>, current: bool) {
        let mut values = vec![Some(row.value)];
        values.resize_with(self.measures.len(), || real);
        let note = Some(row.note.clone()).filter(|note| !note.is_empty());
        self.rows.push(BarRow { label: Some(label), note, values, current, source: Some(row.source) });
    }

    /// The article's own figure, beside rows that it is not ranked with.
    fn push_article(&mut self, value: Decimal) {
        let mut values = vec![Some(value)];
        values.resize(self.measures.len(), None);
        self.rows.push(BarRow { label: None, note: None, values, current: true, source: None });
    }
}

impl Card {
    fn new(id: String, kind: &'static str, eyebrow: Message) -> Self {
        Self {
            id,
            kind,
            eyebrow,
            title: String::new(),
            gloss: Vec::new(),
            body: Vec::new(),
            rows: Vec::new(),
            positions: Vec::new(),
            chart: None,
            more: Vec::new(),
        }
    }
}

/// The card of a note in words, or `None` where there is nothing to say. Facts are chosen by the article's date.
///
/// # Cost
/// Linear in the facts of the one entity or series; made when a card opens, never before.
pub fn card(subject: Subject, article: &Article, annotations: &Annotations, packs: &Packs) -> Option<View> {
    let on = article.published;
    let card = match subject {
        Subject::Entity(entity) => entity::compose(entity, packs, on),
        Subject::Figure(at) => {
            let annotation = annotations.list.get(at as usize)?;
            let Meaning::Figure(note) = &annotation.meaning else { return None };
            figure::compose(at, note, annotation.span.of(&article.text), annotations, packs, on)?
        }
    };
    Some(render::view(&card, packs))
}

/// The one line by which the notes list names a note.
pub fn title(subject: Subject, article: &Article, annotations: &Annotations, packs: &Packs) -> String {
    match subject {
        Subject::Entity(entity) => packs.entity(entity).name.clone(),
        Subject::Figure(at) => annotations
            .list
            .get(at as usize)
            .map_or_else(String::new, |a| a.span.of(&article.text).to_owned()),
    }
}
