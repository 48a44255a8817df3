//! Why a figure is set beside what it is, and not beside something else: for `annotate --explain`.

use super::change::leaves_open;
use super::series::{Score, Stories, choose};
use super::{Annotations, Meaning, Refusal};
use crate::article::Article;
use crate::figure::Kind;
use crate::mention::Mention;
use crate::pack::{EntityId, Packs, SeriesId};

/// What was tried for one figure before its card is composed.
pub struct Links {
    /// Each series of the packs with its score, or why it is refused.
    pub series: Vec<(SeriesId, Result<Score, Refusal>)>,
    /// The one that is claimed.
    pub chosen: Result<SeriesId, Refusal>,
    pub whose: Result<EntityId, Refusal>,
    pub like: Result<(SeriesId, u32), Refusal>,
    pub date: Option<Result<(), Refusal>>,
}

/// What was tried for the figure at `at` of the list.
pub fn links(article: &Article, annotations: &Annotations, packs: &Packs, at: usize) -> Option<Links> {
    let annotation = annotations.list.get(at)?;
    let Meaning::Figure(note) = &annotation.meaning else { return None };
    let mention = |a: &super::Annotation| match &a.meaning {
        Meaning::Mention(mention) => Some((a.block, mention.clone())),
        Meaning::Figure(_) => None,
    };
    let mentions: Vec<(u32, Mention)> = annotations.list.iter().filter_map(mention).collect();
    let stories = Stories::new(article, &mentions, packs);
    let date = (note.figure.kind == Kind::Date).then(|| match leaves_open(&article.text, &note.figure) {
        true => Ok(()),
        false => Err(Refusal::Plain),
    });
    let Some(scene) = stories.scene(annotation.block, &note.figure) else {
        let none = Refusal::Unit;
        return Some(Links {
            series: Vec::new(),
            chosen: Err(none),
            whose: Err(none),
            like: Err(none),
            date,
        });
    };
    let series = stories.verdicts(&scene);
    Some(Links {
        chosen: choose(&series),
        series,
        whose: stories.whose(&scene),
        like: stories.like(&scene),
        date,
    })
}
