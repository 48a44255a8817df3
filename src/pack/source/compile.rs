//! From a draft without faults to the compiled pack: ids become indices last.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Alias, Draft};
use crate::pack::file::Lists;
use crate::pack::model::Indexed;
use crate::pack::write::Parts;
use crate::pack::{Pack, Sense};

/// The compiled pack of a draft without faults: indices follow ids in their order, so that the same sources give the
/// same bytes.
pub(super) fn pack(draft: Draft) -> Pack {
    let own: Vec<&str> = draft.entities.iter().map(|(_, entity)| entity.id.as_str()).collect();
    let defined: BTreeSet<&str> = own.iter().copied().collect();
    let foreign: Vec<String> =
        draft.ids.entities.keys().filter(|id| !defined.contains(id.as_str())).cloned().collect();
    let entity_order =
        order(&draft.ids.entities, own.iter().copied().chain(foreign.iter().map(String::as_str)));
    let source_order = order(&draft.ids.sources, draft.sources.iter().map(|(_, source)| source.id.as_str()));
    let mut parts = Parts {
        info: draft.info.unwrap_or_else(|| unreachable!("a draft without faults has its pack.toml")),
        entities: draft.entities.into_iter().map(|(_, entity)| entity).collect(),
        lists: Lists {
            foreign,
            sources: draft.sources.into_iter().map(|(_, source)| source).collect(),
            offices: draft.offices.into_iter().map(|(_, office)| office).collect(),
            series: draft.series.into_iter().map(|(_, series)| series).collect(),
        },
        aliases: by_wording(draft.aliases),
        excerpt: None,
    };
    parts.references(&mut |index, of| match of {
        Indexed::Entity => *index = entity_order[*index as usize],
        Indexed::Source => *index = source_order[*index as usize],
        Indexed::Series => {}
    });
    parts.pack()
}

/// From the draft's indices, given as ids were met, to the pack's.
fn order<'i>(met: &BTreeMap<String, u32>, in_pack: impl Iterator<Item = &'i str>) -> Vec<u32> {
    let mut out = vec![0; met.len()];
    let places: BTreeMap<&str, u32> = in_pack.zip(0..).collect();
    for (id, at) in met {
        out[*at as usize] = places.get(id.as_str()).copied().unwrap_or(0);
    }
    out
}

/// What each wording means, in the order of the sources.
fn by_wording(aliases: Vec<Alias>) -> Vec<(Vec<u64>, Vec<Sense>)> {
    let mut groups: BTreeMap<Vec<u64>, Vec<Sense>> = BTreeMap::new();
    for alias in aliases {
        let entity = alias.entity;
        let group = groups.entry(alias.words).or_default();
        // A full name says more than a short form of the same wording.
        if !group.iter().any(|sense| sense.entity == entity) {
            group.push(Sense { entity, kind: alias.kind });
        }
    }
    groups.into_iter().collect()
}
