//! What an editor says of one story, over what was found: this name means that entity, here there is no card, these are
//! the words.

mod read;

pub use read::Json;

use super::Subject;
use crate::article::Article;
use crate::figure::Figure;
use crate::mention::{How, Mention};
use crate::pack::{EntityId, EntityType, Packs, SourceId};
use crate::text::{ByteSpan, is_whole, position};
use crate::value::sort_by_number;

/// An editor's rules for one story, in the order in which they were given; later ones win.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    rules: Vec<Rule>,
    /// Ids of entities and statements that no pack has: of other stories, or misspelt.
    unknown: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// The words that it is about; without them, every mention of the entity.
    words: Option<Words>,
    entity: Option<EntityId>,
    kind: EntityType,
    /// No card, no mark.
    hides: bool,
    says: Option<Wording>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    text: String,
    /// The phrase in which they stand.
    within: Option<String>,
}

/// An editor's own words on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub text: String,
    pub source: SourceId,
}

impl Overrides {
    /// Whether nothing found is to be changed.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Ids of entities and statements that no pack has.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// The entities that rules name.
    #[cfg(feature = "cli")]
    pub(crate) fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.rules.iter().filter_map(|rule| rule.entity)
    }

    /// The words of rules that stand nowhere in an article: misspelt, or of another story.
    #[cfg(feature = "cli")]
    pub fn unmatched<'o>(&'o self, article: &Article) -> impl Iterator<Item = &'o str> {
        let words = self.rules.iter().filter_map(|rule| rule.words.as_ref());
        words.filter(|words| words.spots(article).is_empty()).map(|words| words.text.as_str())
    }

    /// Applies the rules to what was found; both lists stay in order, and disjoint. Gives the spans, in order, where there
    /// is to be no card: names there stay evidence for others.
    ///
    /// # Cost
    /// For each rule with words O(n) in bytes of text, and O(m log m) in what was found.
    pub(super) fn apply(
        &self,
        article: &Article,
        packs: &Packs,
        mentions: &mut Vec<(u32, Mention)>,
        figures: &mut Vec<(u32, Figure)>,
    ) -> Vec<ByteSpan> {
        let mut found = Found { packs, mentions, figures, hidden: Vec::new() };
        for rule in &self.rules {
            match &rule.words {
                Some(words) => found.apply(rule, words, words.spots(article)),
                None if rule.hides && rule.entity.is_some() => found.hide(rule.entity),
                None => {}
            }
        }
        found.hidden
    }

    /// The words that an editor has for a subject; `surface` is how the article names it first.
    pub(super) fn wording(&self, subject: Subject, surface: &str) -> Option<&Wording> {
        let is_of = |rule: &&Rule| match (subject, &rule.words) {
            (Subject::Entity(entity), _) if rule.entity.is_some() => rule.entity == Some(entity),
            (Subject::Entity(_) | Subject::Name(_), Some(words)) => {
                rule.entity.is_none() && words.text == surface
            }
            _ => false,
        };
        self.rules.iter().rev().filter(is_of).find_map(|rule| rule.says.as_ref())
    }
}

/// What was found in an article, while rules are applied to it.
struct Found<'f> {
    packs: &'f Packs,
    mentions: &'f mut Vec<(u32, Mention)>,
    figures: &'f mut Vec<(u32, Figure)>,
    hidden: Vec<ByteSpan>,
}

impl Found<'_> {
    /// Every mention of an entity.
    fn hide(&mut self, entity: Option<EntityId>) {
        let own = self.mentions.iter().filter(|(_, mention)| mention.entity == entity);
        let spans: Vec<ByteSpan> = own.map(|(_, mention)| mention.span).collect();
        self.hide_spans(spans);
    }

    fn hide_spans(&mut self, spans: Vec<ByteSpan>) {
        self.hidden.retain(|span| !span.overlaps_any(&spans));
        self.hidden.extend(spans);
        sort_by_number(&mut self.hidden, |span| span.number());
    }

    fn apply(&mut self, rule: &Rule, words: &Words, mut spots: Vec<(u32, ByteSpan)>) {
        // "Zhang" is not a word of its own in "Zhang Youxia", unless the rule says so.
        if words.within.is_none() {
            spots.retain(|(_, spot)| !self.is_in_longer(*spot));
        }
        // An editor's words alone leave the name with whom it means.
        if rule.entity.is_none() && !rule.hides {
            spots.retain(|(_, spot)| self.at(*spot).is_none_or(|mention| mention.entity.is_none()));
        }
        let spans: Vec<ByteSpan> = spots.iter().map(|(_, span)| *span).collect();
        self.figures.retain(|(_, figure)| !figure.span.overlaps_any(&spans));
        if rule.hides {
            self.hide_spans(spans);
            return;
        }
        self.hidden.retain(|span| !span.overlaps_any(&spans));
        self.mentions.retain(|(_, mention)| !mention.span.overlaps_any(&spans));
        let kind = rule.entity.map_or(rule.kind, |entity| self.packs.entity(entity).kind);
        let forced = |span| Mention { span, entity: rule.entity, kind, how: How::Forced };
        self.mentions.extend(spots.iter().map(|(block, span)| (*block, forced(*span))));
        sort_by_number(self.mentions, |(_, mention)| mention.span.number());
    }

    /// The first mention that shares anything with a span.
    fn at(&self, spot: ByteSpan) -> Option<&Mention> {
        let from = self.mentions.partition_point(|(_, mention)| mention.span.end <= spot.start);
        self.mentions.get(from).map(|(_, mention)| mention).filter(|mention| mention.span.overlaps(spot))
    }

    fn is_in_longer(&self, spot: ByteSpan) -> bool {
        let longer = |span: ByteSpan| span.contains(spot) && span != spot;
        let from = self.figures.partition_point(|(_, figure)| figure.span.end <= spot.start);
        self.at(spot).is_some_and(|mention| longer(mention.span))
            || self.figures.get(from).is_some_and(|(_, figure)| longer(figure.span))
    }
}

impl Words {
    /// Where they stand as whole words, with the block.
    fn spots(&self, article: &Article) -> Vec<(u32, ByteSpan)> {
        let mut out = Vec::new();
        for (block, at) in article.blocks.iter().zip(0..) {
            let text = block.span.of(&article.text);
            let (phrase, inside) = match &self.within {
                Some(phrase) => (phrase, position(phrase, &self.text, 0).unwrap_or(0)),
                None => (&self.text, 0),
            };
            let mut next = 0;
            while let Some(start) = position(text, phrase, next) {
                next = start + phrase.len();
                let (from, to) = (start + inside, start + inside + self.text.len());
                if is_whole(text, from, to) {
                    let offset = block.span.start as usize;
                    out.push((at, ByteSpan::new(offset + from, offset + to)));
                }
            }
        }
        out
    }
}
