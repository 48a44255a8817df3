//! What finding and linking read in the packs for one article: with no more than that they come to the same.

use std::collections::BTreeMap;

use super::scan::{NameHit, Scan};
use crate::pack::{AliasKind, EntityType, Needs, NounSense, Packs, Part, Sense, hashes_of};
use crate::text::Token;
use crate::value::Date;

/// The aliases that stand in the article, and all that each may mean there: namesakes that are not meant cause doubt.
pub(crate) fn alias_needs(scans: &[&Scan], packs: &Packs, needs: &mut Needs) {
    for scan in scans {
        for hit in scan.names.iter().chain(&scan.listed) {
            need_alias(&scan.tokens[hit.first..hit.end], &hit.senses, packs, needs);
            for sense in &hit.senses {
                // Of towns of one name the largest may be meant.
                let listed = sense.kind == AliasKind::Listed;
                needs.need(sense.entity, if listed { Part::Sized } else { Part::Candidate });
            }
        }
    }
    for scan in scans {
        for hit in &scan.names {
            need_family_name(&scan.tokens[hit.end - 1..hit.end], hit, packs, needs);
        }
    }
}

/// Adds senses to those that some words may mean here, in the order of the stack.
fn need_alias(words: &[Token], senses: &[Sense], packs: &Packs, needs: &mut Needs) {
    let kept = needs.aliases.entry(hashes_of(words)).or_default();
    if kept == senses || senses.iter().all(|sense| kept.contains(sense)) {
        return;
    }
    let mut all = Vec::new();
    packs.lookup().longest_name(words, &mut all);
    all.retain(|sense| kept.contains(sense) || senses.contains(sense));
    *kept = all;
}

/// Whether somebody goes by a family name alone is asked of those who died long ago, though it need not stand alone in the
/// article.
fn need_family_name(last: &[Token], hit: &NameHit, packs: &Packs, needs: &mut Needs) {
    let mut senses = Vec::new();
    packs.lookup().longest_name(last, &mut senses);
    senses.retain(|sense| {
        sense.kind == AliasKind::Short && hit.senses.iter().any(|of| of.entity == sense.entity)
    });
    if !senses.is_empty() {
        need_alias(last, &senses, packs, needs);
    }
}

/// The nouns, adjectives and descriptions that stand in the article, with whom they can lead to.
pub(crate) fn noun_needs(scans: &[&Scan], packs: &Packs, published: Option<Date>, needs: &mut Needs) {
    let mut hits: BTreeMap<Vec<u64>, &[NounSense]> = BTreeMap::new();
    for scan in scans {
        let nouns = scan.nouns.iter().map(|hit| (hashes_of(&scan.tokens[hit.first..hit.end]), &*hit.senses));
        hits.extend(nouns);
    }
    // Who is found by a noun may have offices and parts that nouns lead to in turn.
    loop {
        let before = needs.entities.len();
        for sense in hits.values().copied().flatten() {
            need_sense(*sense, packs, published, needs);
        }
        if needs.entities.len() == before {
            break;
        }
    }
    let phrase = |(words, senses): (Vec<u64>, &[NounSense])| Some((words, *senses.first()?));
    needs.phrases.extend(hits.into_iter().filter_map(phrase));
}

fn need_sense(sense: NounSense, packs: &Packs, published: Option<Date>, needs: &mut Needs) {
    match sense {
        NounSense::Office(office) => {
            if needs.may_be_meant(packs.office(office).jurisdiction) {
                needs.offices.insert(office);
                let holder = published.and_then(|day| packs.holder(office, day));
                holder.into_iter().for_each(|holder| needs.need(holder.entity, Part::Candidate));
            }
        }
        NounSense::Entity(entity) => {
            let noun = packs.entity(entity);
            if noun.kind == EntityType::Term || noun.owners(published).any(|of| needs.may_be_meant(of)) {
                needs.need(entity, Part::Candidate);
            }
        }
        NounSense::Described { entity, .. } => needs.need(entity, Part::Candidate),
        NounSense::Adjective(_) => {}
    }
}
