//! Annotations: mentions and figures of one article together, which of them have a card and which get a mark.

use crate::figure::Figure;
use crate::mention::Mention;
use crate::pack::{EntityId, SeriesId};
use crate::text::ByteSpan;

mod assemble;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod at_once;
mod block;
mod change;
mod currency;
#[cfg(feature = "cli")]
mod explain;
mod introduction;
mod job;
mod marks;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod needs;
mod open_date;
mod overrides;
mod published;
mod refusal;
#[cfg(any(feature = "cli", feature = "inspect"))]
mod report;
mod series;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use at_once::Annotated;
pub use change::Earlier;
#[cfg(feature = "cli")]
pub use explain::{Links, links};
pub use introduction::{Introduction, Introductions};
pub use job::Job;
pub use marks::Density;
#[cfg(feature = "cli")]
pub use marks::{Unmarked, unmarked};
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use needs::figure_needs;
pub use overrides::{Json, Overrides, Wording};
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use published::to_publish;
pub use refusal::Refusal;
#[cfg(any(feature = "cli", feature = "inspect"))]
pub use report::ArticleReport;
#[cfg(feature = "cli")]
pub(crate) use report::{entity_type, figure_kind, how};
#[cfg(feature = "cli")]
pub use series::Score;

/// What was found in one article, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    pub list: Vec<Annotation>,
    /// What has a card, once for each entity and figure, in the order of first appearance: the notes list.
    pub notes: Vec<Note>,
    /// Mentions where an editor wants no card, each with its block: figures were linked by them, too.
    #[cfg(feature = "cli")]
    unshown: Vec<(u32, Mention)>,
}

#[cfg(feature = "cli")]
impl Annotations {
    /// What may have a card: every note, and every figure that has none.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = Subject> {
        let noted = self.notes.iter().map(|note| note.subject);
        let unlisted = (0..).zip(&self.list).filter(|(_, annotation)| annotation.note.is_none());
        let figures = unlisted.filter(|(_, annotation)| matches!(annotation.meaning, Meaning::Figure(_)));
        noted.chain(figures.map(|(at, _)| Subject::Figure(at)))
    }
}

/// A mention or a figure and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// UTF-8 bytes of the article's text; spans are sorted and disjoint.
    pub span: ByteSpan,
    /// Index of the block it stands in.
    pub block: u32,
    /// Words of the article before it: how far marks are from each other.
    pub words_before: u32,
    pub meaning: Meaning,
    /// Index into [`Annotations::notes`]; `None` where there is nothing to say.
    pub note: Option<u32>,
    /// Painted on the page.
    pub marked: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Mention(Mention),
    Figure(FigureNote),
}

/// A figure and what may be set beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureNote {
    pub figure: Figure,
    /// The series that it belongs to.
    pub series: Option<SeriesId>,
    /// What the article says it rose or fell from.
    pub from: Option<Earlier>,
    /// Whose money it is.
    pub whose: Option<EntityId>,
    /// The year whose money it is, where the text says so and prices of it are known.
    pub year: Option<i16>,
    /// A familiar thing of the same order: a row of a series.
    pub like: Option<(SeriesId, u32)>,
    /// A date that leaves something open to the reader: which year "last October" was in.
    pub open: bool,
    /// What the packs know of a date's day: an entity of the block, and which of its days it is.
    pub event: Option<(EntityId, u32)>,
}

/// One entry of the notes list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub subject: Subject,
    /// Indices into [`Annotations::list`], in order; never empty.
    pub at: Vec<u32>,
    /// What the card says in this story in place of the packs' own words.
    pub says: Option<Wording>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Entity(EntityId),
    /// Index into [`Annotations::list`].
    Figure(u32),
    /// A name that no pack knows and the article introduces: index of that mention in [`Annotations::list`].
    Name(u32),
}

impl Subject {
    /// A number that no other subject has.
    fn number(self) -> u64 {
        match self {
            Self::Entity(id) => id.number(),
            Self::Figure(at) => 1 << 32 | u64::from(at),
            Self::Name(at) => 2 << 32 | u64::from(at),
        }
    }
}
