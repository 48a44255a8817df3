//! Restraint: which annotations are painted on the page.

use super::{Annotation, Annotations, Meaning};
use crate::article::Article;
use crate::figure::Role;
use crate::mention::{How, Mention};
use crate::pack::{EntityId, EntityType, Packs};
use crate::text::{ByteSpan, place_among, quotations};
use crate::value::{Date, Gather, NumberMap};

/// How many marks there may be; the notes list has everything all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    Few,
    #[default]
    Normal,
    Many,
    /// The first mention of each note in each section.
    All,
}

impl Density {
    /// From the fewest marks to the most, as options and stored choices name them.
    const STEPS: [(Self, &str); 4] =
        [(Self::Few, "few"), (Self::Normal, "normal"), (Self::Many, "many"), (Self::All, "all")];

    /// By the name that options have for it.
    ///
    /// # Errors
    /// Names the choices.
    pub fn named(name: &str) -> Result<Self, String> {
        let place = place_among("few normal many all", name);
        let density = place.map(|step| Self::STEPS[step].0);
        density.ok_or_else(|| ["is \"", name, "\"; it can be few, normal, many or all"].concat())
    }

    pub fn name(self) -> &'static str {
        Self::STEPS[self as usize].1
    }

    /// The next step down.
    pub fn fewer(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|step| Self::STEPS[step].0)
    }

    /// The next step up.
    pub fn more(self) -> Option<Self> {
        Self::STEPS.get(self as usize + 1).map(|(density, _)| *density)
    }

    /// Words from one mark to the next, at least. Normal is about four lines of a news column.
    fn words_between_marks(self) -> u64 {
        match self {
            Self::Few => 150,
            Self::Normal => 60,
            Self::Many => 20,
            Self::All => 0,
        }
    }
}

/// Why an annotation is not painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    NoCard,
    /// Headings, captions, links and the like are read, not marked.
    Place,
    /// Inside quotation marks, and mentioned elsewhere too.
    Quoted,
    Adjective,
    Date,
    /// Not the first mention in its section.
    #[cfg(feature = "cli")]
    Later,
    /// Another mark is nearer than the density allows.
    #[cfg(feature = "cli")]
    Near,
}

/// Why it may not be painted wherever it stands.
fn bar(
    article: &Article,
    annotations: &Annotations,
    quoted: &[ByteSpan],
    annotation: &Annotation,
) -> Option<Unmarked> {
    let Some(note) = annotation.note else { return Some(Unmarked::NoCard) };
    let block = article.blocks[annotation.block as usize];
    let only = annotations.notes[note as usize].at.len() == 1;
    if !block.may_be_marked() || annotation.span.overlaps_any(&article.unmarked) {
        Some(Unmarked::Place)
    } else if !only && annotation.span.overlaps_any(quoted) {
        Some(Unmarked::Quoted)
    } else if is_adjective(annotation) {
        Some(Unmarked::Adjective)
    } else {
        is_date(annotation).then_some(Unmarked::Date)
    }
}

fn quotations_of(article: &Article) -> Vec<ByteSpan> {
    article.blocks.iter().flat_map(|b| quotations(&article.text, b.span)).gather()
}

/// A note in a section: what is marked once.
fn once(article: &Article, annotation: &Annotation) -> u64 {
    let section = article.blocks[annotation.block as usize].section;
    u64::from(section) << 32 | u64::from(annotation.note.unwrap_or(u32::MAX))
}

/// For each annotation, why it is not marked; `None` where it is.
#[cfg(feature = "cli")]
pub fn unmarked(article: &Article, annotations: &Annotations) -> Vec<Option<Unmarked>> {
    let quoted = quotations_of(article);
    let mut seen = NumberMap::default();
    let why = |annotation: &Annotation| {
        if let Some(bar) = bar(article, annotations, &quoted, annotation) {
            return Some(bar);
        }
        let first = seen.add(once(article, annotation));
        let why = if first { Unmarked::Near } else { Unmarked::Later };
        (!annotation.marked).then_some(why)
    };
    annotations.list.iter().map(why).collect()
}

/// Marks the first mention of each note in each section, the weightier ones first, at a distance from each other; what was
/// marked before is no more.
pub(super) fn choose(article: &Article, annotations: &mut Annotations, packs: &Packs, density: Density) {
    annotations.list.iter_mut().for_each(|annotation| annotation.marked = false);
    let distance = density.words_between_marks();
    let quoted = quotations_of(article);
    let mut seen = NumberMap::default();
    // Weightier ones first, then those further up.
    let mut candidates: Vec<(u64, u32)> = Vec::new();
    for (annotation, at) in annotations.list.iter().zip(0..) {
        let open = bar(article, annotations, &quoted, annotation).is_none();
        if open && seen.add(once(article, annotation)) {
            let rank = u64::from(u8::MAX - weight(annotation, article.published, packs));
            candidates.push((rank << 32 | u64::from(annotation.words_before), at));
        }
    }
    candidates.sort_unstable();
    // Of so many words in a row one at most has a mark.
    let mut taken = NumberMap::default();
    let stretch = distance.max(1);
    for (key, at) in candidates {
        let place = key as u32;
        let here = u64::from(place) / stretch;
        let mut near = (here.saturating_sub(1)..=here + 1).filter_map(|stretch| taken.get(stretch));
        if near.all(|other| u64::from(other.abs_diff(place)) >= distance) {
            taken.insert(here, place);
            annotations.list[at as usize].marked = true;
        }
    }
}

/// How much a reader gains from the card: what few know before what all know.
fn weight(annotation: &Annotation, on: Option<Date>, packs: &Packs) -> u8 {
    let leads_a_state = |entity: EntityId| {
        let day = on?;
        packs.offices_held_by(entity, day).find(|(office, _)| is_state(office.jurisdiction, packs))
    };
    match &annotation.meaning {
        Meaning::Mention(Mention { how: How::Forced, .. }) => 9,
        // What another figure rose from is on that figure's card.
        Meaning::Figure(note) if matches!(note.figure.role, Role::From { .. }) => 1,
        Meaning::Figure(note) if note.series.is_some() => 6,
        Meaning::Figure(note) if note.from.is_some() || note.whose.is_some() || note.year.is_some() => 4,
        Meaning::Figure(_) => 2,
        Meaning::Mention(Mention { entity: Some(id), .. }) => {
            let entity = packs.entity(*id);
            match entity.kind {
                _ if !entity.positions.is_empty() => 5,
                // Every reader of news knows the leaders of states, few know a general or a scholar.
                EntityType::Person if leads_a_state(*id).is_some() => 3,
                EntityType::Person => 5,
                EntityType::Law | EntityType::Event => 4,
                EntityType::Organization | EntityType::Work => 3,
                EntityType::Place => 2,
                EntityType::Term | EntityType::Other => 1,
            }
        }
        // Whom the article introduces itself, it has just introduced.
        Meaning::Mention(_) => 3,
    }
}

fn is_state(entity: EntityId, packs: &Packs) -> bool {
    packs.entity(entity).kind == EntityType::Place
}

/// "Russian" leads to the country's card from the list; underlined it would promise something about the adjective.
fn is_adjective(annotation: &Annotation) -> bool {
    matches!(&annotation.meaning, Meaning::Mention(mention) if mention.how == How::Demonym)
}

/// What happened on a day stands in the list; underlined, every "Wednesday" of a story would promise something.
fn is_date(annotation: &Annotation) -> bool {
    matches!(&annotation.meaning, Meaning::Figure(note) if note.figure.timex.is_some())
}
