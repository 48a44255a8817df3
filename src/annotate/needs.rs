//! What figures read in the packs for one article, here and on their cards: with no more than that they come to the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{Annotation, Annotations, FigureNote, Meaning};
use crate::article::Article;
use crate::mention::Mention;
use crate::pack::{EntityId, Needs, OfficeId, Packs, Part, Purpose, Row, Series, SeriesId, Size};
use crate::value::Unit;

/// Who has a card, and what figures are set beside.
pub(crate) fn figure_needs(article: &Article, annotations: &Annotations, packs: &Packs, needs: &mut Needs) {
    for entity in meant(annotations) {
        needs.need(entity, Part::Whole);
        // Whose dollars are meant is told by the countries that are spoken of.
        packs.entity(entity).part_of.into_iter().for_each(|of| needs.need(of, Part::Name));
        leader_needs(entity, article, packs, needs);
    }
    office_needs(article, packs, needs);
    let in_play = in_play(article, annotations, packs);
    let units: BTreeSet<&str> =
        figures(annotations).filter_map(|note| Some(note.figure.unit.as_ref()?.as_str())).collect();
    for (series, id) in packs.series().iter().zip(0..).map(|(series, id)| (series, SeriesId(id))) {
        // Readers choose among all currencies that there are rates of.
        let rates = series.purpose == Purpose::Rate;
        if rates || units.contains(series.unit.as_str()) && may_fit(series, &in_play) {
            needs.series.insert(id, rates.then(BTreeSet::new));
            series.whose.into_iter().for_each(|whose| needs.need(whose, Part::Sized));
        }
    }
    let deflators: Vec<SeriesId> =
        needs.series.keys().filter_map(|id| packs.series()[id.0 as usize].deflator).collect();
    needs.series.extend(deflators.into_iter().map(|id| (id, None)));
    rate_needs(article, annotations, packs, needs);
}

fn figures(annotations: &Annotations) -> impl Iterator<Item = &FigureNote> {
    annotations.list.iter().filter_map(|annotation| match &annotation.meaning {
        Meaning::Figure(note) => Some(note),
        Meaning::Mention(_) => None,
    })
}

fn meant(annotations: &Annotations) -> impl Iterator<Item = EntityId> {
    annotations.list.iter().filter_map(|annotation: &Annotation| match &annotation.meaning {
        Meaning::Mention(Mention { entity, .. }) => *entity,
        Meaning::Figure(_) => None,
    })
}

/// Who led a country on the article's day stands on its card, with those before.
fn leader_needs(country: EntityId, article: &Article, packs: &Packs, needs: &mut Needs) {
    let Some(day) = article.published else { return };
    for (office, id) in packs.offices().iter().zip(0..) {
        if packs.leader(office, country, day).is_some() {
            needs.offices.insert(OfficeId(id));
            office.last_terms(day).for_each(|holder| needs.need(holder.entity, Part::Name));
        }
    }
}

/// The offices of everybody who may be meant, and whether it is known who held them on the article's day; money is set beside
/// what they govern.
fn office_needs(article: &Article, packs: &Packs, needs: &mut Needs) {
    let people: Vec<EntityId> = needs.entities.keys().copied().filter(|id| needs.may_be_meant(*id)).collect();
    for office in people.into_iter().flat_map(|person| packs.offices_of(person)) {
        needs.offices.insert(office);
        let then = article.published.and_then(|day| packs.office(office).begun(day).next());
        then.into_iter().for_each(|holder| needs.need(holder.entity, Part::Name));
    }
    let governed: Vec<EntityId> = needs.offices.iter().map(|id| packs.office(*id).jurisdiction).collect();
    governed.into_iter().for_each(|governed| needs.need(governed, Part::Sized));
}

/// The entities that some place of the article speaks of, themselves or through who governs them.
fn in_play(article: &Article, annotations: &Annotations, packs: &Packs) -> BTreeSet<EntityId> {
    let governed = |entity: EntityId| {
        let held = article.published.map(|day| packs.offices_held_by(entity, day));
        held.into_iter().flatten().map(|(office, _)| office.jurisdiction)
    };
    meant(annotations).flat_map(|entity| governed(entity).chain([entity])).collect()
}

/// Whether a figure of its unit may be set beside it here.
fn may_fit(series: &Series, in_play: &BTreeSet<EntityId>) -> bool {
    series.about.iter().all(|entity| in_play.contains(entity))
}

/// The years whose money amounts are set beside.
fn size_years(article: &Article, annotations: &Annotations, packs: &Packs) -> Vec<Option<i16>> {
    let whose = figures(annotations).filter_map(|note| note.whose);
    let sizes = whose.flat_map(|whose| {
        [Size::Budget, Size::Gdp]
            .into_iter()
            .filter_map(move |of| packs.entity(whose).size(of, article.published))
    });
    sizes.map(|fact| Some(fact.as_of.year())).collect()
}

/// The rates by which amounts of the article can be told in any currency that readers may choose.
fn rate_needs(article: &Article, annotations: &Annotations, packs: &Packs, needs: &mut Needs) {
    let all = packs.series().iter().zip(0..).filter(|(series, _)| series.purpose == Purpose::Rate);
    let places = all.flat_map(|(series, id)| {
        series.rows.iter().enumerate().map(move |(at, row)| (std::ptr::from_ref(row), (SeriesId(id), at)))
    });
    let places: BTreeMap<*const Row, (SeriesId, usize)> = places.collect();
    let years = figures(annotations).map(|note| note.year).chain([None]);
    let years: BTreeSet<Option<i16>> = years.chain(size_years(article, annotations, packs)).collect();
    let of_money: BTreeSet<&str> = figures(annotations)
        .filter_map(|note| note.figure.unit.as_ref())
        .filter(|unit| unit.is_money())
        .map(Unit::as_str)
        .collect();
    for from in of_money.into_iter().map(Unit::new) {
        for to in packs.currencies().into_iter().map(Unit::new).filter(|to| *to != from) {
            let rates = years.iter().filter_map(|year| packs.rate(&from, &to, article.published, *year));
            for (series, row) in rates
                .flat_map(|rate| rate.rows().collect::<Vec<_>>())
                .filter_map(|row| places.get(&std::ptr::from_ref(row)))
            {
                needs.series.entry(*series).or_default().get_or_insert_default().insert(*row);
            }
        }
    }
}
