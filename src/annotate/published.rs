//! What was found in an article when it was published, as its own pack has it: a page that shows the article as it was then
//! need not read it again.

// Readers only read. What writes stands beside what reads, so that the two cannot drift apart.
#![cfg_attr(not(all(feature = "cli", not(target_arch = "wasm32"))), allow(dead_code))]

use super::{Annotation, Annotations, Earlier, FigureNote, Meaning, Note, Subject};
use crate::article::{Article, BlockKind};
use crate::figure::{Amount, Bound, Figure, Grain, Kind, Role, Timex};
use crate::mention::{How, Mention};
use crate::pack::wire::{Reader, Wire, choices, records};
use crate::pack::{Packs, TextHash};
use crate::text::{ByteSpan, hash_of_text, mixed};

/// What the article’s pack has of it: the hash of the article, then its annotations.
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) fn to_publish(article: &Article, annotations: &Annotations) -> Vec<u8> {
    let mut out = Vec::new();
    hash_of(article).write(&mut out);
    annotations.list.write(&mut out);
    out
}

/// What was found in the article when its pack was made, marked as densely as readers get it at first; `None` where that was
/// another article, or other packs are there too.
///
/// # Cost
/// A pass over the text for its hash, and the reading of the annotations.
pub(super) fn found(article: &Article, packs: &Packs) -> Option<Annotations> {
    let mut reader = Reader::new(packs.found_at_publication()?);
    if TextHash::read(&mut reader) != hash_of(article) {
        return None;
    }
    let list: Vec<Annotation> = Wire::read(&mut reader);
    let sound = reader.is_sound() && fit(&list, article);
    let notes = notes(&list)?;
    sound.then_some(Annotations {
        list,
        notes,
        #[cfg(feature = "cli")]
        unshown: Vec::new(),
    })
}

/// Tells one article from another, by all that reading it depends on.
fn hash_of(article: &Article) -> TextHash {
    let mut hash = hash_of_text(&article.text);
    let mut add = |number: u64| hash = mixed(hash ^ number);
    add(article.published.map_or(0, |day| day.number().get().into()));
    add(article.language as u64);
    for block in &article.blocks {
        let kind = match block.kind {
            BlockKind::Heading { level } => level,
            BlockKind::Paragraph => 7,
            BlockKind::ListItem => 8,
            BlockKind::Quotation => 9,
            BlockKind::Cell => 10,
            BlockKind::Caption => 11,
            BlockKind::Code => 12,
        };
        add(block.span.number());
        add(u64::from(block.section) << 8 | u64::from(kind));
    }
    article.unmarked.iter().for_each(|span| add(span.number()));
    TextHash(hash)
}

/// Whether annotations stand where an article has text, in order. Nothing else holds a pack to that.
fn fit(list: &[Annotation], article: &Article) -> bool {
    let mut end = 0;
    list.iter().all(|annotation| {
        let ByteSpan { start, end: next } = annotation.span;
        let before = std::mem::replace(&mut end, next);
        let block = article.blocks.get(annotation.block as usize);
        before <= start
            && start <= next
            && block.is_some_and(|block| block.span.contains(annotation.span))
            && article.text.get(start as usize..next as usize).is_some()
    })
}

/// The notes by the numbers that annotations have of them; `None` where a number is left out.
fn notes(list: &[Annotation]) -> Option<Vec<Note>> {
    let mut notes: Vec<Note> = Vec::new();
    for (annotation, at) in list.iter().zip(0..) {
        let Some(note) = annotation.note else { continue };
        if note as usize == notes.len() {
            let subject = match &annotation.meaning {
                Meaning::Mention(Mention { entity: Some(entity), .. }) => Subject::Entity(*entity),
                Meaning::Mention(_) => Subject::Name(at),
                Meaning::Figure(_) => Subject::Figure(at),
            };
            notes.push(Note { subject, at: Vec::new(), says: None });
        }
        notes.get_mut(note as usize)?.at.push(at);
    }
    Some(notes)
}

impl Wire for Annotation {
    fn write(&self, out: &mut Vec<u8>) {
        self.block.write(out);
        self.words_before.write(out);
        self.note.write(out);
        self.marked.write(out);
        self.meaning.write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (block, words_before) = (Wire::read(from), Wire::read(from));
        let (note, marked, meaning) = (Wire::read(from), Wire::read(from), Meaning::read(from));
        let span = match &meaning {
            Meaning::Mention(mention) => mention.span,
            Meaning::Figure(note) => note.figure.span,
        };
        Self { span, block, words_before, meaning, note, marked }
    }
}

impl Wire for Meaning {
    fn write(&self, out: &mut Vec<u8>) {
        matches!(self, Self::Figure(_)).write(out);
        match self {
            Self::Mention(mention) => mention.write(out),
            Self::Figure(note) => note.write(out),
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        if bool::read(from) { Self::Figure(Wire::read(from)) } else { Self::Mention(Wire::read(from)) }
    }
}

impl Wire for Amount {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::None => 0_u32.write(out),
            Self::Value(value) => (1_u32, *value).write(out),
            Self::Range { low, high } => (2_u32, (*low, *high)).write(out),
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.place(3) {
            0 => Self::None,
            1 => Self::Value(Wire::read(from)),
            _ => Self::Range { low: Wire::read(from), high: Wire::read(from) },
        }
    }
}

impl Wire for Role {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Level => 0_u32.write(out),
            Self::Change => 1_u32.write(out),
            Self::Window => 2_u32.write(out),
            Self::From { of } => (3_u32, *of).write(out),
            Self::Step { to, falls } => (4_u32, (*to, *falls)).write(out),
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.place(5) {
            0 => Self::Level,
            1 => Self::Change,
            2 => Self::Window,
            3 => Self::From { of: Wire::read(from) },
            _ => Self::Step { to: Wire::read(from), falls: Wire::read(from) },
        }
    }
}

impl Wire for Timex {
    fn write(&self, out: &mut Vec<u8>) {
        ((self.from(), self.to()), self.grain()).write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (first, behind, grain) = (Wire::read(from), Wire::read(from), Wire::read(from));
        Self::new(first, behind, grain)
    }
}

choices! {
    How: Name, Short, Demonym, Metonym, Office, Relation, Description, Found, Forced;
    Kind: Money, Percent, Quantity, Number, Ordinal, Date, Duration, Age, Temperature;
    Bound: Min, Max, About;
    Grain: Day, Week, Month, Quarter, Year, Decade, Span;
}

records! {
    Mention: span, entity, kind, how;
    FigureNote: figure, series, from, whose, year, like, open, event;
    Figure: span, kind, amount, unit, timex, bound, role;
    Earlier: value, about, reckoned, percent;
}

#[cfg(all(test, feature = "cli", not(target_arch = "wasm32")))]
mod tests {
    use std::path::Path;
    use std::rc::Rc;

    use super::super::{Job, Overrides};
    use super::*;
    use crate::article::Language;
    use crate::pack::Pack;
    use crate::pack::source::compile;
    use crate::publish::publish;

    fn article() -> Article {
        let text = "Paris spent $4m in May, up from $3m. It rose 5% to 20 million tonnes.\n\nThe mayor of Paris, \
                    Ann Roe, a baker, said “one in five” of 1.2 to 1.4m people had come on Wednesday.";
        Article::from_plain_text(text, "2026-02-05".parse().ok(), Language::En)
    }

    fn published() -> Pack {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/paris");
        let (pack, _) = compile(&folder).expect("a readable folder").expect("a sound pack");
        let published = publish("paris", &article(), &Packs::new(vec![pack]), None, &Overrides::default());
        Pack::from_bytes(&published.bytes).expect("its pack")
    }

    #[test]
    fn what_was_found_comes_back_as_it_was() {
        let (article, pack) = (article(), published());
        let read = Packs::new(vec![pack.with_annotations(Vec::new())]);
        let read = Job::new(article.clone(), Rc::new(read)).finish();
        let found = found(&article, &Packs::new(vec![pack])).expect("the same article");
        assert!(found.list.len() > 8 && found.notes.len() > 2, "{found:#?}");
        assert_eq!(found, read);
    }
}
