//! Who says so: in the same clause as the grave word, and before it. A "said" or a "court" elsewhere excuses nothing.

use super::grave;
use crate::pack::source::rules::words::{Break, Stems, Word, words};

/// What somebody says or does about another.
const SAYS: Stems = Stems(
    "accuse accuses accused allege alleges alleged announce announces announced arrest arrested call calls called \
     charge charged claim claims claimed conclude concludes concluded convict convicted declare declares declared \
     describe describes described detain detained find finds found indict indicted investigate investigates \
     investigated jail jailed named names report reports reported rule ruled say says said sentenced suspect suspects \
     state states stated sue sued tell tells told write writes wrote",
);

/// Of oneself, too.
const DENIES: Stems = Stems("denies denied deny denying rejects rejected reject");

/// What stands between who says and what they do.
const BETWEEN: Stems = Stems("has have had also later then first again");

/// None of these says anything under a name.
const NOBODY: Stems = Stems(
    "he she they it who i we one that which is was are were be been being a an the this his her their its to of in on \
     at by for with and or not",
);

/// "Convicted of" and "charged with" speak of whom it is done to.
const PASSIVE: Stems = Stems("of with for in by on");

/// Words that begin a new thought, as a full stop does.
const TURNS: Stems = Stems("but while although though whereas");
const JOINTS: Stems = Stems("and or then before after who which where when");

/// The first grave word of a text that nobody says, by the name of the person and whether a status stands beside it.
pub(super) fn unsaid(text: &str, name: &str, status: bool) -> Option<String> {
    let (text, own) = (words(text), words(name));
    let (mut said, mut carried, mut at_stage) = (false, false, false);
    for (at, word) in text.iter().enumerate() {
        match parted(&text, at) {
            Break::Hard => (said, carried, at_stage) = (false, false, false),
            // What is said of one thing is said of those that it is joined to: "of fraud and of theft".
            Break::Soft => {
                (said, at_stage) = (carried || said && opens_with_source(&text, at), carried && at_stage)
            }
            Break::None => {}
        }
        let stage = grave::stage(&text, at);
        said |= says(&text, at, &own);
        at_stage |= stage && status;
        if !stage && !grave::deed(&text, at) {
            continue;
        }
        if !(said || at_stage || said_behind(&text, at)) {
            return Some(word.text.clone());
        }
        carried = true;
    }
    None
}

/// Whether a text says whose statement it is, anywhere.
pub(super) fn says_who(text: &str) -> bool {
    let text = words(text);
    (0..text.len()).any(|at| says(&text, at, &[]))
}

fn parted(text: &[Word], at: usize) -> Break {
    match text[at].before {
        Break::Hard => Break::Hard,
        _ if TURNS.at(text, at) => Break::Hard,
        Break::None if !JOINTS.at(text, at) => Break::None,
        _ => Break::Soft,
    }
}

/// "According to prosecutors, …": the comma ends nothing.
fn opens_with_source(text: &[Word], at: usize) -> bool {
    let start = (0..at).rev().find(|at| parted(text, *at) != Break::None).unwrap_or(0);
    text[at].before == Break::Soft && according(text, start)
}

/// "…, according to prosecutors" in the same sentence.
fn said_behind(text: &[Word], at: usize) -> bool {
    let rest = (at + 1..text.len()).take_while(|at| parted(text, *at) != Break::Hard);
    rest.into_iter().any(|at| according(text, at) && !JOINTS.at(text, at - 1))
}

fn according(text: &[Word], at: usize) -> bool {
    Stems("according+to").at(text, at) && text.len() > at + 2
}

/// Whether somebody other than the person says something at this word.
fn says(text: &[Word], at: usize, own: &[Word]) -> bool {
    if according(text, at) || DENIES.at(text, at) {
        return true;
    }
    if !SAYS.at(text, at) {
        return false;
    }
    let clause = (at + 1..text.len()).take_while(|at| parted(text, *at) == Break::None);
    // "Accused by prosecutors of", "charged with fraud by a court".
    let by = clause.clone().any(|at| text[at].text == "by" && text.len() > at + 1);
    let passive = at + 1 < text.len() && PASSIVE.at(text, at + 1);
    passive && by || !passive && has_speaker(text, at, own)
}

fn has_speaker(text: &[Word], verb: usize, own: &[Word]) -> bool {
    let before = (0..verb).rev().find(|at| !BETWEEN.at(text, *at) && !text[*at].text.ends_with("ly"));
    let same_clause = |at: usize| (at + 1..=verb).all(|at| parted(text, at) == Break::None);
    before.is_some_and(|at| {
        let speaker = &text[at].text;
        same_clause(at) && !NOBODY.at(text, at) && own.iter().all(|word| word.text != *speaker)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loose_word_excuses_nothing_and_a_speaker_before_it_does() {
        for (text, expected) in [
            ("Prosecutors say that she took bribes and laundered money.", None),
            ("According to prosecutors, she embezzled funds.", None),
            ("Embezzled funds, according to prosecutors.", None),
            ("A Paris court convicted her of fraud, bribery and theft.", None),
            ("Was convicted of fraud by a Paris court.", None),
            ("French prosecutors have charged her with fraud.", None),
            ("She denies that she took bribes.", None),
            ("Fought against corruption.", None),
            ("She said little and stole millions.", Some("stole")),
            ("Said little, stole millions.", Some("stole")),
            ("Built a tennis court and embezzled its funds.", Some("embezzled")),
            ("Prosecutors say she is rich. She stole it.", Some("stole")),
            ("Hidalgo said that rivals embezzled funds.", Some("embezzled")),
            ("Is said to have stolen.", Some("stolen")),
            ("Hidalgo convicted of fraud.", Some("convicted")),
            ("An ex-convict.", Some("ex-convict")),
            ("Leads the anti-corruption office.", None),
            ("Was fined.", Some("fined")),
            ("Opened a pool according to plan but took kickbacks.", Some("kickbacks")),
        ] {
            assert_eq!(unsaid(text, "Anne Hidalgo", false).as_deref(), expected, "{text}");
        }
        assert_eq!(unsaid("Investigation announced in May.", "", true), None);
        assert_eq!(unsaid("Stole it, and is under investigation.", "", true).as_deref(), Some("stole"));
    }
}
