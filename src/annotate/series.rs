//! Which series a figure belongs to: the same unit, a signal word beside it, and the series' entities in its sentence.

use crate::article::Article;
use crate::figure::{Figure, Kind};
use crate::mention::Mention;
use crate::pack::{Packs, Series, SeriesId};
use crate::text::{ByteSpan, hash_folded, sentences, tokens};
use crate::value::NumberMap;

/// Signal words that must stand in the figure's sentence, besides the entities.
const MIN_SIGNALS: usize = 1;

/// Rows that a series must have to be shown beside a figure.
const MIN_ROWS: usize = 2;

/// What each block is about, ready to be asked for a figure's series.
pub(super) struct Stories<'a> {
    article: &'a Article,
    mentions: &'a [(u32, Mention)],
    packs: &'a Packs,
}

impl<'a> Stories<'a> {
    pub fn new(article: &'a Article, mentions: &'a [(u32, Mention)], packs: &'a Packs) -> Self {
        Self { article, mentions, packs }
    }

    /// The series with most signal words around the figure; the first of several.
    pub fn series_of(&self, block: u32, figure: &Figure) -> Option<SeriesId> {
        if !matches!(figure.kind, Kind::Money | Kind::Quantity | Kind::Number | Kind::Percent) {
            return None;
        }
        let unit = figure.unit.as_ref()?;
        let shows = |series: &Series| series.comparable(self.article.published).nth(MIN_ROWS - 1).is_some();
        let alike = self.packs.series().iter().enumerate();
        let alike = alike.filter(|(_, series)| series.unit == *unit && shows(series));
        let mut alike = alike.peekable();
        alike.peek()?;
        let sentence = self.sentence_of(block, figure.span);
        let words = tokens(&self.article.text, sentence).iter().map(|t| (t.hash, 0)).collect();
        let words = NumberMap::new(words);
        let near = self.entities_in(block);
        let mut best: Option<(usize, SeriesId)> = None;
        for (at, series) in alike {
            let score = signals(series, &words);
            let about = series.about.iter().all(|entity| near.contains(entity.number()));
            if about && score >= MIN_SIGNALS && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, SeriesId(at as u32)));
            }
        }
        best.map(|(_, series)| series)
    }

    fn sentence_of(&self, block: u32, span: ByteSpan) -> ByteSpan {
        let block = self.article.blocks[block as usize].span;
        sentences(&self.article.text, block).into_iter().find(|s| s.contains(span)).unwrap_or(block)
    }

    /// The entities named in a block, and the countries of the office-holders among them.
    fn entities_in(&self, block: u32) -> NumberMap {
        let from = self.mentions.partition_point(|(at, _)| *at < block);
        let here = self.mentions[from..].iter().take_while(|(at, _)| *at == block);
        let mut near = NumberMap::default();
        for entity in here.filter_map(|(_, mention)| mention.entity) {
            near.add(entity.number());
            if let Some(day) = self.article.published {
                for (office, _) in self.packs.offices_held_by(entity, day) {
                    near.add(office.jurisdiction.number());
                }
            }
        }
        near
    }
}

/// How many of the series' signal words stand among `words`; a signal of several words needs them all.
fn signals(series: &Series, words: &NumberMap) -> usize {
    let stands = |signal: &&String| signal.split_whitespace().all(|word| words.contains(hash_folded(word)));
    series.signals.iter().filter(stands).count()
}
