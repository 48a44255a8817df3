//! Why a figure is set beside what it is, and not beside something else: for `annotate --explain`.

use super::series::{Score, Surroundings, choose};
use super::{Annotations, Meaning, Refusal};
use crate::article::Article;
use crate::mention::Mention;
use crate::pack::{EntityId, Packs, SeriesId};
use crate::value::merge_by_number;

/// What was tried for one figure before its card is composed.
pub struct Links {
    /// Each series of the packs with its score, or why it is refused.
    pub series: Vec<(SeriesId, Result<Score, Refusal>)>,
    /// The one that is claimed.
    pub chosen: Result<SeriesId, Refusal>,
    pub whose: Result<EntityId, Refusal>,
    pub like: Result<(SeriesId, u32), Refusal>,
}

/// What was tried for the figure at `at` of the list.
pub fn links(article: &Article, annotations: &Annotations, packs: &Packs, at: usize) -> Option<Links> {
    let annotation = annotations.list.get(at)?;
    let Meaning::Figure(note) = &annotation.meaning else { return None };
    let mention = |a: &super::Annotation| match &a.meaning {
        Meaning::Mention(mention) => Some((a.block, mention.clone())),
        Meaning::Figure(_) => None,
    };
    let mut mentions: Vec<(u32, Mention)> = annotations.list.iter().filter_map(mention).collect();
    merge_by_number(&mut mentions, annotations.unshown.iter().cloned(), |(_, m)| m.span.number());
    let surroundings = Surroundings::new(article, &mentions, packs);
    let Some(scene) = surroundings.scene(annotation.block, &note.figure) else {
        let none = Refusal::Unit;
        return Some(Links { series: Vec::new(), chosen: Err(none), whose: Err(none), like: Err(none) });
    };
    let series = surroundings.verdicts(&scene);
    Some(Links {
        chosen: choose(&series),
        series,
        whose: surroundings.whose(&scene),
        like: surroundings.like(&scene),
    })
}
