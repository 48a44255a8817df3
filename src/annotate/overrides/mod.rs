//! What an editor says of one story, over what was found: this name means that entity, here there is no card, these are
//! the words.

mod read;

pub use read::Json;

use super::Subject;
use crate::article::Article;
use crate::figure::Figure;
use crate::mention::{How, Mention};
use crate::pack::{EntityId, EntityType, Packs, SourceId};
use crate::text::{ByteSpan, is_of_word};
use crate::value::sort_by_number;

/// An editor's rules for one story, in the order in which they were given; later ones win.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    rules: Vec<Rule>,
    /// Ids of corrected or recalled statements that no pack has: of other stories, or misspelt.
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
    /// Ids of corrected or recalled statements that no pack has.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// The entities that rules name.
    #[cfg(feature = "cli")]
    pub(crate) fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.rules.iter().filter_map(|rule| rule.entity)
    }

    /// Applies the rules to what was found; both lists stay in order, and disjoint.
    ///
    /// # Cost
    /// O(n) in bytes of text for each rule with words.
    pub(super) fn apply(
        &self,
        article: &Article,
        packs: &Packs,
        mentions: &mut Vec<(u32, Mention)>,
        figures: &mut Vec<(u32, Figure)>,
    ) {
        for rule in &self.rules {
            match &rule.words {
                Some(words) => rule.apply_to(words, article, packs, mentions, figures),
                None if rule.hides => mentions.retain(|(_, mention)| mention.entity != rule.entity),
                None => {}
            }
        }
    }

    /// The words that an editor has for a subject; `surface` is how the article names it first.
    pub(super) fn wording(&self, subject: Subject, surface: &str) -> Option<&Wording> {
        let is_of = |rule: &&Rule| match (subject, &rule.words) {
            (Subject::Entity(entity), _) => rule.entity == Some(entity),
            (Subject::Name(_), Some(words)) => rule.entity.is_none() && words.text == surface,
            _ => false,
        };
        self.rules.iter().rev().filter(is_of).find_map(|rule| rule.says.as_ref())
    }
}

impl Rule {
    fn apply_to(
        &self,
        words: &Words,
        article: &Article,
        packs: &Packs,
        mentions: &mut Vec<(u32, Mention)>,
        figures: &mut Vec<(u32, Figure)>,
    ) {
        let mut spots = words.spots(article);
        // "Zhang" is not a word of its own in "Zhang Youxia", unless the rule says so.
        let in_longer =
            |spot: ByteSpan, found: ByteSpan| found.contains(spot) && found != spot && words.within.is_none();
        spots.retain(|(_, spot)| {
            !mentions.iter().any(|(_, mention)| in_longer(*spot, mention.span))
                && !figures.iter().any(|(_, figure)| in_longer(*spot, figure.span))
        });
        let free = |span: ByteSpan| !spots.iter().any(|(_, spot)| spot.overlaps(span));
        mentions.retain(|(_, mention)| free(mention.span));
        figures.retain(|(_, figure)| free(figure.span));
        if !self.hides {
            let kind = self.entity.map_or(self.kind, |entity| packs.entity(entity).kind);
            let forced = |span| Mention { span, entity: self.entity, kind, how: How::Forced };
            mentions.extend(spots.iter().map(|(block, span)| (*block, forced(*span))));
            sort_by_number(mentions, |(_, mention)| mention.span.number());
        }
    }
}

impl Words {
    /// Where they stand as whole words, with the block.
    fn spots(&self, article: &Article) -> Vec<(u32, ByteSpan)> {
        let mut out = Vec::new();
        for (block, at) in article.blocks.iter().zip(0..) {
            let text = block.span.of(&article.text);
            let (phrase, inside) = match &self.within {
                Some(phrase) => (phrase, phrase.find(&self.text).unwrap_or(0)),
                None => (&self.text, 0),
            };
            for (start, _) in text.match_indices(phrase.as_str()) {
                let (from, to) = (start + inside, start + inside + self.text.len());
                let joined = |side: Option<char>| side.is_some_and(is_of_word);
                if !joined(text[..from].chars().next_back()) && !joined(text[to..].chars().next()) {
                    let offset = block.span.start as usize;
                    out.push((at, ByteSpan::new(offset + from, offset + to)));
                }
            }
        }
        out
    }
}
