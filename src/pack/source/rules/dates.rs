//! Nothing may be known later than the pack says it looks; what has run out is said.

use crate::pack::source::draft::{Draft, Stated};
use crate::pack::source::report::{Report, Spot};
use crate::pack::source::today;
use crate::value::Date;

pub(super) fn check(draft: &Draft, until: Date, on: Date, report: &mut Report) {
    known(draft, until, report);
    published(draft, until, report);
    run_out(draft, on, report);
}

/// Nobody has looked at the events of a day to come.
pub(super) fn until_today(spot: &Spot, until: Date, report: &mut Report) {
    let today = today();
    if until > today {
        let message = format!("`data_until` is {until}, and today is {today}");
        report.note(spot, message, "write the last day whose events somebody has looked at");
    }
}

fn known(draft: &Draft, until: Date, report: &mut Report) {
    let mut known = |spot: &Spot, what: String, as_of: Date| {
        if as_of > until {
            let message = format!("{what} is as of {as_of}, after the pack's data_until {until}");
            report.fault(spot, message, "mend the date, or look at events up to it and move `data_until`");
        }
    };
    for ((_, entity), places) in draft.entities.iter().zip(&draft.stated) {
        for (fact, place) in entity.stated().zip(places) {
            known(&place.spot, format!("fact \"{}\"", fact.id), fact.as_of);
        }
    }
    for ((_, office), places) in draft.offices.iter().zip(&draft.terms) {
        for (holder, place) in office.holders.iter().zip(places) {
            known(&place.spot, format!("a holder of \"{}\"", office.id), holder.as_of);
        }
    }
    for ((_, entity), places) in draft.entities.iter().zip(&draft.related) {
        for (relation, place) in entity.relations.iter().zip(places) {
            known(&place.spot, format!("a relation of \"{}\"", entity.id), relation.as_of);
        }
    }
    for ((_, series), places) in draft.series.iter().zip(&draft.rows) {
        for (row, spot) in series.rows.iter().zip(&places.rows) {
            known(spot, format!("a row of \"{}\"", series.id), row.as_of);
        }
    }
    draft.known.iter().for_each(|(spot, what, as_of)| known(spot, what.clone(), *as_of));
}

/// A source may be newer than what the pack looks at, but not by years.
fn published(draft: &Draft, until: Date, report: &mut Report) {
    for (spot, source) in &draft.sources {
        if let Some(day) = source.published.filter(|day| *day > until.plus_months(12)) {
            let message = format!(
                "source \"{}\" was published on {day}, more than a year after the pack's data_until {until}",
                source.id
            );
            report.fault(spot, message, "mend the date, or look at events up to it and move `data_until`");
        }
    }
}

/// Facts that are said no more on a day, and what somebody meant to look at before it.
fn run_out(draft: &Draft, on: Date, report: &mut Report) {
    for ((_, entity), places) in draft.entities.iter().zip(&draft.stated) {
        for (fact, place) in entity.stated().zip(places) {
            if let Some(day) = fact.expires.filter(|day| *day <= on) {
                expired(place, &fact.id, day, report);
            }
        }
    }
    for (spot, what, day) in reviews(draft).filter(|(_, _, day)| *day <= on) {
        let mend = "look at it again, then set `reviewed_by`, `reviewed_on` and a later `review_by`";
        report.note(spot, format!("{what} was to be reviewed by {day}"), mend);
    }
}

fn expired(place: &Stated, id: &str, day: Date, report: &mut Report) {
    let mend = "articles from before that day still have it: give its successor a fact of its own";
    report.note(&place.spot, format!("fact \"{id}\" expired on {day}"), mend);
}

/// What is to be reviewed: where it stands, what it is, by when.
pub(in crate::pack::source) fn reviews(draft: &Draft) -> impl Iterator<Item = (&Spot, String, Date)> {
    let entities = draft.entities.iter().map(|(spot, entity)| {
        entity.review.review_by.map(|day| (spot, format!("entity \"{}\"", entity.id), day))
    });
    let facts = draft.entities.iter().zip(&draft.stated).flat_map(|((_, entity), places)| {
        entity.stated().zip(places).map(|(fact, place)| {
            place.review.review_by.map(|day| (&place.spot, format!("fact \"{}\"", fact.id), day))
        })
    });
    let terms = draft.offices.iter().zip(&draft.terms).flat_map(|((_, office), places)| {
        places.iter().map(|place| {
            place.review.review_by.map(|day| (&place.spot, format!("a holder of \"{}\"", office.id), day))
        })
    });
    let offices = draft.offices.iter().zip(&draft.office_reviews).map(|((spot, office), review)| {
        review.review_by.map(|day| (spot, format!("office \"{}\"", office.id), day))
    });
    let series = draft.series.iter().zip(&draft.rows).map(|((spot, series), rows)| {
        rows.review.review_by.map(|day| (spot, format!("series \"{}\"", series.id), day))
    });
    let relations = draft.entities.iter().zip(&draft.related).flat_map(|((_, entity), places)| {
        places.iter().map(|place| {
            place.review.review_by.map(|day| (&place.spot, format!("a relation of \"{}\"", entity.id), day))
        })
    });
    entities.chain(facts).chain(relations).chain(offices).chain(terms).chain(series).flatten()
}
