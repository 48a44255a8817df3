//! What holds for any article: a job in slices, a job after an edit and a fresh one find the same, and what they find
//! fits the text.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::path::Path;
use std::rc::Rc;

use backstory::annotate::{Annotations, ArticleReport, Job, Meaning};
use backstory::article::{Article, Block, BlockKind, Language, Options};
use backstory::card::{ReaderContext, card, title};
use backstory::cli::read_html;
use backstory::mention::find::Model;
use backstory::pack::Packs;
use backstory::text::{ByteSpan, sentences};
use compiled::compiled;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words that join and part names and figures in ways that no newsroom would.
const ODD: &[&str] = &[
    "é",
    "한",
    "👩🏽‍⚕️",
    "so\u{ad}ft",
    "“",
    "”",
    "Mr Xi",
    "Eric Trump",
    "the island",
    "The US president",
    "US$39.9bn,",
    "up from 12 million tonnes",
    "Neither Moscow nor",
    "May said",
    "two years later",
    "Zhang",
    "Smith-Xi",
    "its $11.1bn of arms for Taiwan",
    "China’s commerce ministry",
    "in\nParis",
    "Taiwan’s",
];

const KINDS: &[BlockKind] = &[
    BlockKind::Paragraph,
    BlockKind::Paragraph,
    BlockKind::Paragraph,
    BlockKind::Quotation,
    BlockKind::ListItem,
    BlockKind::Caption,
    BlockKind::Code,
    BlockKind::Heading { level: 2 },
];

/// One block of an article to be.
#[derive(Clone, Debug)]
struct Part {
    text: String,
    kind: BlockKind,
    /// A stretch that is not marked, by its two ends.
    link: Option<(Index, Index)>,
}

/// The sentences of both demonstration pages.
fn real_sentences() -> Vec<String> {
    let pages = ["www/demo/index.html", "www/demo/second.html"];
    let mut out = Vec::new();
    for page in pages {
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).expect(page);
        let article = read_html(&bytes, &Options::default()).expect(page).article;
        let parts = article.blocks.iter().flat_map(|block| sentences(&article.text, block.span));
        out.extend(parts.map(|span| span.of(&article.text).to_owned()));
    }
    out
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let sentence = prop_oneof![
        5 => select(real_sentences()),
        2 => prop::collection::vec(select(ODD), 1..6).prop_map(|words| words.join(" ")),
    ];
    let text = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    let link = prop::option::weighted(0.2, any::<(Index, Index)>());
    let part = (text, select(KINDS), link).prop_map(|(text, kind, link)| Part { text, kind, link });
    prop::collection::vec(part, 0..12)
}

fn article(parts: &[Part], published: &str) -> Article {
    let (mut text, mut blocks, mut unmarked, mut section) = (String::new(), Vec::new(), Vec::new(), 0);
    for part in parts {
        if !blocks.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&part.text);
        section += u32::from(matches!(part.kind, BlockKind::Heading { .. }));
        blocks.push(Block { span: ByteSpan::new(start, text.len()), kind: part.kind, section });
        if let Some((one, other)) = &part.link {
            let ends: Vec<usize> = part.text.char_indices().map(|(at, _)| start + at).collect();
            let (one, other) = (*one.get(&ends), *other.get(&ends));
            unmarked.push(ByteSpan::new(one.min(other), one.max(other)));
        }
    }
    Article { text, blocks, unmarked, published: published.parse().ok(), language: Language::EnGb }
}

/// Later packs over earlier ones: both demonstration packs share Russia, Ukraine and Donald Trump.
fn packs() -> Rc<Packs> {
    thread_local! {
        static PACKS: Rc<Packs> =
            Rc::new(Packs::new(vec![compiled("packs/european-defence"), compiled("packs/us-china-taiwan")]));
    }
    PACKS.with(Rc::clone)
}

/// With the names that no pack knows.
fn job(article: Article) -> Job {
    thread_local!(static NAMES: Rc<Model> =
        Rc::new(Model::from_bytes(include_bytes!("../src/mention/find/names.model")).unwrap()));
    Job::new(article, packs()).with_names(Some(NAMES.with(Rc::clone)))
}

/// How often a job goes through the blocks; then it goes through the figures twice, and through all annotations once.
const PASSES: usize = 4;

/// Steps from one of these to the next.
const TURNS: usize = 8;

fn fresh(article: &Article) -> Annotations {
    job(article.clone()).finish()
}

fn edit(parts: &mut Vec<Part>, edit: &(u8, Index, Part)) {
    let (kind, at, part) = edit;
    let at = at.index(parts.len() + 1);
    match kind {
        0 => parts.insert(at, part.clone()),
        1 if at < parts.len() => parts[at] = part.clone(),
        2 if at < parts.len() => drop(parts.remove(at)),
        3 if at < parts.len() => parts.rotate_left(at),
        4 if at < parts.len() => parts[at].text.push_str(&part.text),
        _ => {}
    }
}

/// Spans, notes and marks that fit each other and the article.
fn check(article: &Article, found: &Annotations) -> Result<(), TestCaseError> {
    let mut end = 0;
    for (at, annotation) in found.list.iter().enumerate() {
        let (span, block) = (annotation.span, article.blocks[annotation.block as usize]);
        prop_assert!(span.start >= end && !span.is_empty(), "{annotation:?} after {end}");
        prop_assert!(block.span.contains(span), "{annotation:?} leaves {block:?}");
        prop_assert!(article.text.get(span.start as usize..span.end as usize).is_some(), "{annotation:?}");
        let inner = match &annotation.meaning {
            Meaning::Mention(mention) => mention.span,
            Meaning::Figure(note) => note.figure.span,
        };
        prop_assert_eq!(inner, span);
        if let Some(note) = annotation.note {
            prop_assert!(found.notes[note as usize].at.contains(&(at as u32)));
        }
        if annotation.marked {
            prop_assert!(annotation.note.is_some() && block.may_be_marked(), "{annotation:?} in {block:?}");
            prop_assert!(!article.unmarked.iter().any(|unmarked| unmarked.overlaps(span)), "{annotation:?}");
        }
        end = span.end;
    }
    let firsts: Vec<u32> = found.notes.iter().map(|note| note.at[0]).collect();
    prop_assert!(firsts.is_sorted(), "notes stand in reading order: {firsts:?}");
    Ok(())
}

/// So that a page stays free to answer its reader, however long its article is.
#[test]
fn no_step_does_the_work_of_many() {
    const BUDGET: usize = 1000;
    let sentences = real_sentences();
    let part = |text: &String| Part { text: text.clone(), kind: BlockKind::Paragraph, link: None };
    for times in [1, 10] {
        let parts: Vec<Part> = sentences.iter().cycle().take(times * sentences.len()).map(part).collect();
        let article = article(&parts, "2026-02-05");
        let longest = article.blocks.iter().map(|block| block.span.len()).max().unwrap_or(0);
        let mut job = job(article.clone());
        let steps = (1..).find(|_| job.step(BUDGET)).unwrap_or(0);
        let least = PASSES * article.text.len() / (BUDGET + longest);
        assert!(steps >= least, "{steps} steps for {} bytes, at least {least}", article.text.len());
        assert_eq!(job.finish(), fresh(&article));
    }
}

proptest! {
    // A failure prints its case; files of seeds in the tree would only be merged about.
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slices_find_what_the_whole_finds(parts in parts(), budgets in prop::collection::vec(0_usize..300, 1..8)) {
        let article = article(&parts, "2026-02-05");
        let mut job = job(article.clone());
        let mut steps = 0;
        for budget in budgets.iter().cycle() {
            steps += 1;
            if job.step(*budget) {
                break;
            }
        }
        let found = job.finish();
        let visits = PASSES * article.blocks.len() + 3 * found.list.len();
        prop_assert!(steps <= visits + TURNS, "each step visits a block or an annotation at least");
        prop_assert_eq!(&found, &fresh(&article));
        prop_assert_eq!(&found, &job.finish());
    }

    #[test]
    fn a_job_after_an_edit_finds_what_a_fresh_one_finds(
        parts in parts(),
        edits in prop::collection::vec((0_u8..5, any::<Index>(), parts()), 1..4),
        read in prop::option::of(0_usize..2000),
        redated in prop::option::weighted(0.2, select(vec!["2019-06-01", "none"])),
    ) {
        let mut now = parts;
        let mut job = job(article(&now, "2026-02-05"));
        for (kind, at, new) in edits {
            // The page may change while the earlier state is still being read.
            match read {
                Some(budget) => drop(job.step(budget)),
                None => drop(job.finish()),
            }
            let Some(new) = new.into_iter().next() else { continue };
            edit(&mut now, &(kind, at, new));
            job = Job::after(&job, article(&now, redated.unwrap_or("2026-02-05")));
        }
        let expected = fresh(job.article());
        prop_assert_eq!(job.finish(), expected);
    }

    #[test]
    fn what_is_found_fits_the_text_and_has_its_card(parts in parts(), dated in any::<bool>()) {
        let article = article(&parts, if dated { "2026-02-05" } else { "none" });
        let found = fresh(&article);
        check(&article, &found)?;
        for note in &found.notes {
            let view = card(note.subject, &article, &found, &packs(), &ReaderContext::default());
            let name = title(note.subject, &article, &found, &packs());
            prop_assert!(view.is_some_and(|view| view.title == name), "no card for {name:?}");
        }
        let units: Vec<u16> = article.text.encode_utf16().collect();
        let report = ArticleReport::new(None, &article, &found, &packs());
        let mentions = report.mentions.iter().map(|m| (m.start, m.end, &m.text));
        for (start, end, text) in mentions.chain(report.figures.iter().map(|f| (f.start, f.end, &f.text))) {
            let surface = String::from_utf16(&units[start as usize..end as usize]).map_err(drop);
            prop_assert_eq!(surface.as_ref(), Ok(text));
        }
    }
}

/// The strategy must reach the readers, or the properties above say little.
#[test]
fn the_sentences_hold_names_and_figures() {
    let parts =
        real_sentences().into_iter().map(|text| Part { text, kind: BlockKind::Paragraph, link: None });
    let found = fresh(&article(&parts.collect::<Vec<_>>(), "2026-02-05"));
    let mentions = found.list.iter().filter(|a| matches!(a.meaning, Meaning::Mention(_))).count();
    assert!(mentions > 100 && found.list.len() - mentions > 60, "{mentions} of {}", found.list.len());
}
