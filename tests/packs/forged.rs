//! Packs under right checksums, whatever is in them, and a use of them that reaches everything. The targets in `fuzz/`
//! use this, too.

use std::ops::Range;
use std::rc::Rc;

use backstory::annotate::{ArticleReport, Job};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, card};
use backstory::pack::{Pack, Packs};

/// Names and describes everything that the pack of Paris has.
pub const STORY: &str = "Anne Hidalgo, the mayor of Paris, Marta Okonkwo and Bertrand Delanoë climbed the Eiffel Tower of Paris, the \
    iron lady, which is 330 metres tall.\n\nThe height of the tower was 312 metres in 1889, said Ms Hidalgo. The \
    Parisian mayor praised the French city.";

/// Uses loaded packs for all that they are for; what is left to find is a panic. Gives the number of annotations.
pub fn exercise(stack: Vec<Pack>) -> usize {
    let packs = Rc::new(Packs::new(stack));
    for (id, entity) in packs.entities() {
        let stated = entity.positions.iter().map(|position| &position.fact);
        entity.facts.iter().chain(stated).for_each(|fact| drop(packs.source(fact.source).title.clone()));
        let _ = (packs.find(&entity.id), packs.missing_chunk(id));
    }
    let article = Article::from_plain_text(STORY, "2025-06-01".parse().ok(), Language::En);
    let mut job = Job::new(article, Rc::clone(&packs));
    let annotations = job.finish();
    let report = ArticleReport::new(None, job.article(), &annotations, &packs);
    for note in &annotations.notes {
        drop(card(note.subject, job.article(), &annotations, &packs, &ReaderContext::default()));
    }
    report.mentions.len() + report.figures.len()
}

/// Sections of a pack.
pub const SECTIONS: usize = 12;
/// Where the section table begins, and the bytes of one entry.
const TABLE: usize = 16;
const ENTRY: usize = 16;

/// Where a section stands, as the section table has it; `None` where that is outside the file.
pub fn section(bytes: &[u8], section: usize) -> Option<Range<usize>> {
    let word = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?) as usize);
    let entry = TABLE + ENTRY * section;
    let (offset, length) = (word(entry)?, word(entry + 4)?);
    let range = offset..offset.checked_add(length)?;
    bytes.get(range.clone()).map(|_| range)
}

/// Makes the checksums of all sections right again.
pub fn reseal(bytes: &mut [u8]) {
    for at in 0..SECTIONS {
        let Some(range) = section(bytes, at) else { continue };
        let sum = checksum(&bytes[range]).to_le_bytes();
        let entry = TABLE + ENTRY * at + 8;
        if let Some(place) = bytes.get_mut(entry..entry + 8) {
            place.copy_from_slice(&sum);
        }
    }
}

/// As docs/pack-file.md describes it.
pub fn checksum(bytes: &[u8]) -> u64 {
    let stirred = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    let mut padded = bytes.to_vec();
    padded.resize((bytes.len() / 32 + 1) * 32, 0);
    let mut lanes = [0x6261_636b_7374_6f72; 4];
    for (at, word) in padded.chunks_exact(8).enumerate() {
        let word = u64::from_le_bytes(word.try_into().expect("eight bytes"));
        lanes[at % 4] = stirred(lanes[at % 4], word);
    }
    let sum = lanes.into_iter().fold(bytes.len() as u64, stirred);
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}
