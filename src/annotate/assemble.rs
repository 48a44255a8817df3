//! Mentions and figures together: overlaps, links from figures to series, and what has a card.

use std::mem::take;
use std::vec::IntoIter;

use super::introduction::introduced_as;
use super::series::Surroundings;
use super::{Annotation, Annotations, FigureNote, Meaning, Note, Overrides, Subject, change, currency};
use crate::article::Article;
use crate::figure::{Amount, Figure};
use crate::mention::{Blocks, How, Inputs, Mention};
use crate::pack::{EntityType, Packs};
use crate::text::{ByteSpan, behind_last, hash_folded};
use crate::value::{Date, NumberMap, merge_by_number};

/// The annotations of one story, put together one by one: first the figures, then what each owes to those beside it, then
/// the names that the article introduces.
pub(super) struct Assembly {
    hidden: Vec<ByteSpan>,
    mentions: Vec<(u32, Mention)>,
    #[cfg(feature = "cli")]
    unshown: Vec<(u32, Mention)>,
    figures: IntoIter<(u32, Figure)>,
    list: Vec<Annotation>,
    stage: Stage,
    /// The place in `list` that comes next.
    next: usize,
    strangers: Strangers,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Figures,
    Neighbours,
    Strangers,
}

impl Assembly {
    pub fn new(
        article: &Article,
        packs: &Packs,
        overrides: &Overrides,
        mut mentions: Vec<(u32, Mention)>,
        mut figures: Vec<(u32, Figure)>,
    ) -> Self {
        // Where an editor wants no card; what stands there is evidence all the same.
        let hidden = overrides.apply(article, packs, &mut mentions, &mut figures);
        drop_parts_of_figures(&mut mentions, &figures);
        drop_overlaps(&mut figures, &mentions);
        currency::leave_open(article, packs, &mentions, &mut figures);
        let figures = figures.into_iter();
        let list = Vec::with_capacity(mentions.len() + figures.len());
        let strangers = Strangers::default();
        Self {
            hidden,
            mentions,
            #[cfg(feature = "cli")]
            unshown: Vec::new(),
            figures,
            list,
            stage: Stage::Figures,
            next: 0,
            strangers,
        }
    }

    /// Looks at one more annotation; false once none is left. The inputs are the same each time.
    pub fn step<B: Blocks + ?Sized>(&mut self, inputs: &Inputs<'_, B>) -> bool {
        let Inputs { article, packs, .. } = *inputs;
        if self.stage == Stage::Figures {
            let Some((block, figure)) = self.figures.next() else { return self.turn(Stage::Neighbours) };
            let span = figure.span;
            let note = Surroundings::new(article, &self.mentions, packs).note(block, figure);
            self.list.push(annotation(block, span, Meaning::Figure(note)));
            return true;
        }
        if self.next == self.list.len() {
            if self.stage == Stage::Strangers {
                return false;
            }
            self.add_mentions();
            return self.turn(Stage::Strangers);
        }
        match self.stage {
            Stage::Neighbours => add_neighbours(article, &mut self.list, self.next, packs),
            _ => self.strangers.meet(article, inputs.blocks, &self.list, self.next),
        }
        self.next += 1;
        true
    }

    fn turn(&mut self, stage: Stage) -> bool {
        self.stage = stage;
        self.next = 0;
        true
    }

    fn add_mentions(&mut self) {
        let hidden = &self.hidden;
        let is_shown = |(_, mention): &(u32, Mention)| !mention.span.overlaps_any(hidden);
        #[cfg(feature = "cli")]
        self.unshown.extend(self.mentions.iter().filter(|mention| !is_shown(mention)).cloned());
        let shown = take(&mut self.mentions).into_iter().filter(is_shown);
        let shown = shown.map(|(block, m)| annotation(block, m.span, Meaning::Mention(m)));
        merge_by_number(&mut self.list, shown, |a| a.span.number());
    }

    /// Gives the annotations with their notes; none is marked yet.
    pub fn annotations<B: Blocks + ?Sized>(
        &mut self,
        inputs: &Inputs<'_, B>,
        overrides: &Overrides,
    ) -> Annotations {
        let article = inputs.article;
        let mut list = take(&mut self.list);
        count_words(inputs, &mut list);
        let mut notes = number_notes(&mut list, &NumberMap::new(&self.strangers.of));
        for note in &mut notes {
            let surface = note.at.first().map_or("", |at| list[*at as usize].span.of(&article.text));
            note.says = overrides.wording(note.subject, surface).cloned();
        }
        Annotations {
            list,
            notes,
            #[cfg(feature = "cli")]
            unshown: take(&mut self.unshown),
        }
    }
}

fn annotation(block: u32, span: ByteSpan, meaning: Meaning) -> Annotation {
    Annotation { span, block, words_before: 0, meaning, note: None, marked: false }
}

/// Tells each annotation how many words of the article stand before it.
fn count_words<B: Blocks + ?Sized>(inputs: &Inputs<'_, B>, list: &mut [Annotation]) {
    let (mut block, mut before) = (0, 0);
    for annotation in list {
        while block < annotation.block as usize {
            before += inputs.blocks.scan(block).words().len();
            block += 1;
        }
        let place = annotation.span.start - inputs.article.blocks[block].span.start;
        annotation.words_before = (before + inputs.blocks.scan(block).words_before(place)) as u32;
    }
}

/// A figure wins over a name inside it that is shorter: "US" in "US$39.9bn".
fn drop_parts_of_figures(mentions: &mut Vec<(u32, Mention)>, figures: &[(u32, Figure)]) {
    mentions.retain(|(_, mention)| {
        let from = figures.partition_point(|(_, f)| f.span.end <= mention.span.start);
        figures.get(from).is_none_or(|(_, f)| f.span == mention.span || !f.span.contains(mention.span))
    });
}

/// Otherwise a name wins over a figure ("Article 5 of the G7").
fn drop_overlaps(figures: &mut Vec<(u32, Figure)>, mentions: &[(u32, Mention)]) {
    figures.retain(|(_, figure)| {
        let from = mentions.partition_point(|(_, m)| m.span.end <= figure.span.start);
        mentions.get(from).is_none_or(|(_, m)| !m.span.overlaps(figure.span))
    });
}

/// Mentions of names that no pack knows, each with the mention by which the article introduces it, both by place.
///
/// A family name alone belongs to whom the article has named in full; where two bear it, to neither.
#[derive(Default)]
struct Strangers {
    introduced: NumberMap,
    of: Vec<(u64, u32)>,
}

impl Strangers {
    /// Looks at the annotation at `at` of the list; one after the other.
    fn meet<B: Blocks + ?Sized>(&mut self, article: &Article, blocks: &B, list: &[Annotation], at: usize) {
        const SEVERAL: u32 = u32::MAX;
        let annotation = &list[at];
        let Meaning::Mention(mention @ Mention { entity: None, .. }) = &annotation.meaning else { return };
        let at = at as u32;
        let name = annotation.span.of(&article.text);
        let whole = hash_folded(name);
        let known = self.introduced.get(whole).filter(|at| *at != SEVERAL);
        let first = known.or_else(|| {
            let kind = match mention.how {
                How::Forced => mention.kind,
                _ => introduced_as(article, blocks, annotation.block, annotation.span, mention.kind)?,
            };
            self.introduced.insert(whole, at);
            let last = behind_last(name, b' ');
            if kind == EntityType::Person
                && last.len() < name.len()
                && self.introduced.insert(hash_folded(last), at).is_some()
            {
                self.introduced.insert(hash_folded(last), SEVERAL);
            }
            Some(at)
        });
        self.of.extend(first.map(|first| (u64::from(at), first)));
    }
}

/// Gives each entity, each figure and each stranger with something to say its note, in order of first appearance.
fn number_notes(list: &mut [Annotation], strangers: &NumberMap) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut known = NumberMap::default();
    for (at, annotation) in (0..).zip(list) {
        let subject = match &annotation.meaning {
            Meaning::Mention(Mention { entity: Some(entity), .. }) => Subject::Entity(*entity),
            Meaning::Mention(_) => match strangers.get(at.into()) {
                Some(first) => Subject::Name(first),
                None => continue,
            },
            Meaning::Figure(note) if has_card(note) => Subject::Figure(at),
            Meaning::Figure(_) => continue,
        };
        let number = known.get(subject.number()).unwrap_or_else(|| {
            known.insert(subject.number(), notes.len() as u32);
            notes.push(Note { subject, at: Vec::new(), says: None });
            notes.len() as u32 - 1
        });
        annotation.note = Some(number);
        notes[number as usize].at.push(at);
    }
    notes
}

/// What a figure owes to the figures beside it: the level before a change, the year of an amount.
fn add_neighbours(article: &Article, figures: &mut [Annotation], at: usize, packs: &Packs) {
    let from = change::earlier(&article.text, figures, at);
    let year = change::year_of(&article.text, figures, at);
    if let Meaning::Figure(note) = &mut figures[at].meaning {
        note.from = from;
        note.year = year.filter(|year| has_prices(note, *year, packs, article.published));
    }
}

fn has_prices(note: &FigureNote, year: i16, packs: &Packs, on: Option<Date>) -> bool {
    let (Some(unit), Some(then)) = (&note.figure.unit, Date::new(year, 1, 1)) else { return false };
    packs.prices(unit, then, on).is_some_and(|prices| prices.then.from < prices.last.from)
}

/// A figure has a card where something can be set beside it; a date where the packs know what happened on that day.
fn has_card(note: &FigureNote) -> bool {
    let beside = note.series.is_some()
        || note.from.is_some()
        || note.whose.is_some()
        || note.year.is_some()
        || note.like.is_some();
    // A range is set beside nothing, a number without a unit only beside the one before it.
    let told =
        matches!(note.figure.amount, Amount::Value(_)) && (note.figure.unit.is_some() || note.from.is_some());
    beside && told || note.event.is_some()
}
