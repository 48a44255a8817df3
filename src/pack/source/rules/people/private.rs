//! What is nobody's business: health, faith, descent, love, family and the home.

use crate::pack::source::report::{Report, Spot};
use crate::pack::source::rules::words::{Stems, Word, words};

/// What a fact may not be about: its id and label say what it is about.
const PRIVATE: &[&str] = &[
    "health",
    "illness",
    "disease",
    "diagnosis",
    "medical",
    "disability",
    "addiction",
    "cancer",
    "pregnancy",
    "religion",
    "faith",
    "ethnicity",
    "ethnic",
    "race",
    "racial",
    "sexuality",
    "sexual",
    "orientation",
    "gender",
    "family",
    "wife",
    "husband",
    "spouse",
    "partner",
    "children",
    "child",
    "son",
    "daughter",
    "parents",
    "mother",
    "father",
    "siblings",
    "brother",
    "sister",
    "marriage",
    "married",
    "divorce",
    "divorced",
    "address",
    "home",
    "residence",
    "phone",
    "email",
    "weight",
];

/// Words beside them that make nothing else of them. "Health policy" is public, "state of health" is not.
const FILLERS: &[&str] = &[
    "of",
    "and",
    "the",
    "his",
    "her",
    "their",
    "state",
    "status",
    "condition",
    "origin",
    "background",
    "affiliation",
    "name",
    "names",
    "number",
    "private",
    "personal",
    "life",
    "history",
];

/// Words of a text that may tell of the same, or of something else: "a law on gay marriage".
const IN_TEXT: Stems = Stems(
    "addict* alcoholi* autis* bipolar bisexual cancer children daughter* dementia depressi* diagnos* disabled \
     divorce* ethnic gay hiv* homosexual husband ill+with illness lesbian married mistress pregnan* sober son \
     transgender tumour tumor wife jew jews jewish judaism muslim muslims islamic sunni shia shiite catholic* \
     protestant* christian* evangelical* orthodox hindu* buddhis* sikh* atheis* mormon* methodist* baptist* roma \
     romani",
);

/// They make it a body or a calling.
const PUBLIC: Stems = Stems(
    "agency bishop brotherhood church churches cleric clerics community communities cardinal council democrat* \
     family+party imam league museum party people* politic* priest* rabbi* republic school* social state theolog* \
     union university law* marriage rights policy",
);

/// Of these, what is said of somebody outright is refused: "is Jewish", "was a devout Catholic".
const FAITH_AND_BODY: Stems = Stems(
    "addict* alcoholi* autis* bipolar bisexual dementia disabled gay hiv* homosexual lesbian pregnan* transgender jew \
     jewish muslim catholic protestant christian evangelical hindu buddhis* sikh atheis* mormon methodist baptist \
     roma romani",
);
const IS: Stems = Stems("is was are were be been being became become");
const BETWEEN: Stems =
    Stems("a an the openly secretly devout practising practicing born ethnically also half");

/// Notes what may be private, and refuses what is so said of the person.
pub(super) fn in_text(spot: &Spot, what: &str, text: &str, report: &mut Report) {
    let text = words(text);
    let private = |at: &usize| IN_TEXT.at(&text, *at) && !PUBLIC.at(&text, at + 1);
    let mut found = (0..text.len()).filter(private).peekable();
    let Some(first) = found.peek().copied() else { return };
    match found.find(|at| FAITH_AND_BODY.at(&text, *at) && is_said(&text, *at)) {
        Some(at) => {
            let message = format!("\"{what}\" says that a living person is \"{}\"", text[at].text);
            report.fault(spot, message, "packs tell public roles and acts only: leave it out");
        }
        None => {
            let message = format!("\"{what}\" says \"{}\" of a living person", text[first].text);
            report.note(spot, message, "leave it out unless it is part of the public role");
        }
    }
}

fn is_said(text: &[Word], at: usize) -> bool {
    let before = (0..at).rev().find(|at| !BETWEEN.at(text, *at));
    before.is_some_and(|at| IS.at(text, at))
}

/// The private matter that a label names and nothing else.
pub(super) fn matter(label: &str) -> Option<&'static str> {
    let label = label.to_lowercase();
    let words = label.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let private = |word: &str| PRIVATE.iter().copied().find(|private| *private == word);
    let only = words.clone().all(|word| private(word).is_some() || FILLERS.contains(&word));
    words.into_iter().find_map(private).filter(|_| only)
}
