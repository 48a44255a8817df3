//! Offices and their terms.

use super::build::review;
use super::draft::{Draft, Stated};
use super::fields::Fields;
use crate::pack::{Holder, Office};
use crate::value::Date;

pub(super) fn read(fields: &Fields<'_>, draft: &mut Draft) {
    let jurisdiction = fields.text("jurisdiction");
    let jurisdiction = draft.ids.entity(fields.spot_of("jurisdiction"), &jurisdiction);
    let mut terms: Vec<(Holder, Stated)> = Vec::new();
    let id = fields.id();
    for child in fields.tables("holder", |_| "office holder".to_owned()) {
        let Some(term) = term(&child, &id, draft) else { continue };
        let (from, to) = (term.0.from, term.0.to);
        let never = Date::from_days(i32::MAX);
        let overlaps =
            |(h, _): &(Holder, Stated)| from < h.to.unwrap_or(never) && h.from < to.unwrap_or(never);
        if let Some((_, other)) = terms.iter().find(|term| overlaps(term)) {
            let mend = format!(
                "end the earlier term on the day the later begins; the other one stands at {}:{}",
                other.spot.file, other.spot.line
            );
            child.fault("the term overlaps another one of the same office", mend);
        }
        if to.is_some_and(|to| to <= from) {
            child.fault("`to` is not after `from`", "`to` is the first day no longer in office");
        }
        terms.push(term);
    }
    terms.sort_by_key(|(holder, _)| holder.from);
    let (holders, stated) = terms.into_iter().unzip();
    let office =
        Office { id, title: fields.text("title"), jurisdiction, nouns: fields.texts("nouns"), holders };
    draft.office_reviews.push(review(fields));
    draft.offices.push((fields.spot().clone(), office));
    draft.terms.push(stated);
}

/// A term whose beginning can be read; of any other the rest is checked.
fn term(fields: &Fields<'_>, office: &str, draft: &mut Draft) -> Option<(Holder, Stated)> {
    let (entity, source) = (fields.text("entity"), fields.text("source"));
    let (from, as_of) = (fields.date("from"), fields.date("as_of"));
    let (to, quality) = (fields.date_if_any("to"), fields.text_if_any("quality"));
    let stated =
        Stated { spot: fields.spot().clone(), source: fields.spot_of("source"), review: review(fields) };
    let entity = draft.ids.entity(fields.spot_of("entity"), &entity);
    let source = draft.ids.source(stated.source.clone(), &source);
    let as_of = as_of.unwrap_or(Date::from_days(0));
    let Some(from) = from else {
        draft.known.push((stated.spot, format!("a holder of \"{office}\""), as_of));
        return None;
    };
    Some((Holder { entity, from, to, quality, as_of, source }, stated))
}
