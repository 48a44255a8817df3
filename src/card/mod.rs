//! Cards: choosing and wording what is said, on demand, as plain data.
//!
//! [`card`] composes message ids with typed arguments; one renderer puts them into words. Knows no DOM and no HTML.

mod compare;
mod context;
mod day;
mod entity;
mod feedback;
mod figure;
mod interface;
#[cfg(all(test, feature = "cli"))]
mod interface_tests;
mod message;
mod name;
mod numbers;
mod render;
mod timeline;
mod units;
mod view;
mod ways;

pub use feedback::{Spot, address};
pub use figure::{Attempt, Tried};
#[cfg(target_arch = "wasm32")]
pub use interface::{END_OF_ISOLATE, ISOLATE, TOLD};
pub use interface::{Interface, Say};
pub use units::Units;
pub use view::*;

use crate::annotate::{Annotations, Subject, Wording};
use crate::article::Article;
use crate::pack::{EntityId, Packs, RelationKind, Row, Series};
use crate::value::{Date, Decimal, Unit, digits_of};
use message::{Message, Sourced};

/// What a card takes from its reader, besides the article and the packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderContext {
    /// Dates tell how long ago they are now, where that is not the article's day.
    pub today: Option<Date>,
    /// Amounts of money are told in this one too.
    pub currency: Option<Unit>,
    pub units: Option<Units>,
    /// The words around what packs and articles say.
    pub interface: Interface,
}

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
    timeline: Option<timeline::Course>,
    more: Vec<Line>,
}

/// A labelled row.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    heading: Heading,
    value: Sourced<Message>,
    note: Option<Message>,
    /// When it was, where that is a day.
    time: Option<timeline::Time>,
}

#[derive(Clone, Debug, PartialEq)]
enum Heading {
    /// The pack's own label.
    Own(String),
    Words(Message),
    /// "For scale"
    Scale,
    /// "After inflation"
    Inflation,
    /// "In context": what found no room above.
    Context,
    /// "Member of"
    Relation(RelationKind),
}

/// One party's position.
#[derive(Clone, Debug, PartialEq)]
struct Voice {
    holder: String,
    entity: Option<EntityId>,
    says: Sourced<Message>,
    date: Date,
    corrected: Option<Message>,
}

/// A chart before it has words.
#[derive(Clone, Debug, PartialEq)]
struct Bars {
    title: String,
    form: Form,
    unit: crate::value::Unit,
    measures: Vec<Message>,
    rows: Vec<BarRow>,
    caption: Option<Message>,
}

#[derive(Clone, Debug, PartialEq)]
struct BarRow {
    label: Message,
    note: Option<String>,
    values: Vec<Option<Decimal>>,
    current: bool,
    source: Option<crate::pack::SourceId>,
    /// Id of the series' row.
    fact: Option<String>,
}

impl Bars {
    fn new(series: &Series, constant_year: Option<i16>) -> Self {
        let unit = series.unit.clone();
        let measures = match constant_year {
            Some(year) => {
                let money = || Message::Money(unit.clone());
                let year = Message::Count(year.unsigned_abs().into());
                vec![
                    Message::with(Say::NominalMoney, money()),
                    Message::with_two(Say::ConstantMoney, year, money()),
                ]
            }
            None => vec![Message::Noun(unit.clone())],
        };
        Self {
            title: series.title.clone(),
            form: Form::Bars,
            unit,
            measures,
            rows: Vec::new(),
            caption: None,
        }
    }

    fn push(&mut self, label: Message, row: &Row, id: String, real: Option<Decimal>, current: bool) {
        let mut values = vec![Some(row.value)];
        values.resize_with(self.measures.len(), || real);
        let note = Some(row.note.clone()).filter(|note| !note.is_empty());
        let (source, fact) = (Some(row.source), Some(id));
        self.rows.push(BarRow { label, note, values, current, source, fact });
    }

    /// The article's own figure, beside rows that it is not ranked with.
    fn push_article(&mut self, value: Decimal) {
        let mut values = vec![Some(value)];
        values.resize(self.measures.len(), None);
        let label = Message::word(Say::InThisArticle);
        self.rows.push(BarRow { label, note: None, values, current: true, source: None, fact: None });
    }
}

impl Card {
    fn new(kind: &'static str, eyebrow: Message) -> Self {
        Self {
            id: String::new(),
            kind,
            eyebrow,
            title: String::new(),
            gloss: Vec::new(),
            body: Vec::new(),
            rows: Vec::new(),
            positions: Vec::new(),
            chart: None,
            timeline: None,
            more: Vec::new(),
        }
    }

    /// Says an editor's words in place of the pack's sentences.
    fn reword(&mut self, words: &Wording) {
        self.gloss.clear();
        self.body = vec![Sourced::of(Message::Text(words.text.clone()), words.source)];
    }
}

/// The card of a note in words, or `None` where there is nothing to say. Facts are chosen by the article's date.
///
/// # Cost
/// Linear in the facts of the one entity or series; made when a card opens, never before.
pub fn card(
    subject: Subject,
    article: &Article,
    annotations: &Annotations,
    packs: &Packs,
    reader: &ReaderContext,
) -> Option<View> {
    let note = annotations.notes.iter().find(|note| note.subject == subject);
    let says = note.and_then(|note| note.says.as_ref());
    let mut card = match subject {
        Subject::Entity(entity) => {
            let mut card = entity::compose(entity, packs, article.published, reader.today);
            match says {
                Some(words) => card.reword(words),
                None => name::add_introduction(&mut card, entity, article, annotations, packs),
            }
            card
        }
        Subject::Name(at) => name::compose(at, article, annotations, says)?,
        Subject::Figure(at) => {
            figure::compose(at, article, annotations, packs, reader, &mut figure::Trace::default())?
        }
    };
    card.id = id_of(subject, packs);
    let ways = ways::Ways::of(&card.id, annotations, packs);
    let mut view = render::view(&card, packs, &ways, &reader.interface);
    view.keep_first_ways();
    Some(view)
}

/// What was tried for a figure's card, line by line.
#[cfg(feature = "cli")]
pub fn tried(
    at: u32,
    article: &Article,
    annotations: &Annotations,
    packs: &Packs,
    reader: &ReaderContext,
) -> Vec<Tried> {
    let mut trace = figure::Trace::default();
    figure::compose(at, article, annotations, packs, reader, &mut trace);
    trace.tried
}

/// The id of a subject's card.
pub fn id_of(subject: Subject, packs: &Packs) -> String {
    match subject {
        Subject::Entity(entity) => packs.entity(entity).id.clone(),
        Subject::Figure(at) => ["figure-", &digits_of(at)].concat(),
        Subject::Name(at) => ["name-", &digits_of(at)].concat(),
    }
}

/// The one line by which the notes list names a note.
pub fn title(subject: Subject, article: &Article, annotations: &Annotations, packs: &Packs) -> String {
    match subject {
        Subject::Entity(entity) => packs.entity(entity).name.clone(),
        Subject::Figure(at) | Subject::Name(at) => annotations
            .list
            .get(at as usize)
            .map_or_else(String::new, |a| a.span.of(&article.text).to_owned()),
    }
}
