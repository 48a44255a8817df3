//! Cards of figures as a reader sees them: `tests/data/cards.txt` has a paragraph, its reader, and what is said.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::rc::Rc;
use std::sync::LazyLock;

use backstory::annotate::{Annotations, Job, Meaning, Subject, links};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, Units, View, card, tried};
use backstory::pack::{Pack, Packs};
use backstory::value::Date;
use compiled::compiled;

static STACK: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let folders = ["general", "us-china-taiwan", "european-defence"];
    let packs = folders.map(|name| compiled(&format!("packs/{name}")).to_bytes());
    packs.iter().map(|bytes| Pack::from_bytes(bytes).expect("the pack loads")).collect()
});

/// One paragraph of the file.
struct Case<'f> {
    name: &'f str,
    text: &'f str,
    date: Date,
    reader: ReaderContext,
    /// What is said of each figure: its words, then the lines of its card, its links or its refusals.
    figures: Vec<(&'f str, Vec<&'f str>)>,
}

struct Story {
    article: Article,
    annotations: Annotations,
    packs: Rc<Packs>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let paragraphs = file.split("\n\n").filter(|part| part.lines().any(|line| line.starts_with("text: ")));
    paragraphs.map(case).collect()
}

fn case(paragraph: &str) -> Case<'_> {
    let mut case = Case {
        name: "",
        text: "",
        date: "2026-02-05".parse().expect("a date"),
        reader: ReaderContext::default(),
        figures: Vec::new(),
    };
    for line in paragraph.lines() {
        match line.split_once(": ") {
            _ if line.starts_with("# ") => case.name = &line[2..],
            Some(("text", text)) => case.text = text,
            Some(("date", date)) => case.date = date.parse().expect(line),
            Some(("today", date)) => case.reader.today = Some(date.parse().expect(line)),
            Some(("currency", code)) => {
                let packs = Packs::new(STACK.clone());
                case.reader.currency = Some(packs.reader_currency(code).expect(line));
            }
            Some(("units", name)) => case.reader.units = Some(Units::named(name).expect(line)),
            Some(("figure", words)) => case.figures.push((words, Vec::new())),
            _ => case.figures.last_mut().expect(line).1.push(line),
        }
    }
    case
}

impl Story {
    fn of(case: &Case<'_>) -> Self {
        let packs = Rc::new(Packs::new(STACK.clone()));
        let article = Article::from_plain_text(case.text, Some(case.date), Language::EnGb);
        let mut job = Job::new(article, Rc::clone(&packs));
        let annotations = job.finish();
        Self { article: job.article().clone(), annotations, packs }
    }

    fn number_of(&self, words: &str) -> u32 {
        let figure = |a: &backstory::annotate::Annotation| {
            matches!(a.meaning, Meaning::Figure(_)) && a.span.of(&self.article.text) == words
        };
        let at = self.annotations.list.iter().position(figure);
        at.unwrap_or_else(|| panic!("no figure {words:?}: {:#?}", self.annotations.list)) as u32
    }

    /// Everything that can be said of a figure, in the notation of the file.
    fn lines(&self, words: &str, reader: &ReaderContext) -> Vec<String> {
        let at = self.number_of(words);
        let view = card(Subject::Figure(at), &self.article, &self.annotations, &self.packs, reader);
        let listed = self.annotations.list[at as usize].note.is_some();
        let mut out = match &view {
            Some(view) => said(view),
            None => vec!["no card".to_owned()],
        };
        if view.is_some() && !listed {
            out.push("unlisted".to_owned());
        }
        let links = links(&self.article, &self.annotations, &self.packs, at as usize).expect("a figure");
        let id = |id: backstory::pack::SeriesId| &self.packs.series()[id.0 as usize].id;
        out.extend(links.series.iter().map(|(series, verdict)| match verdict {
            Ok(score) => format!("link {} {}", id(*series), score.points),
            Err(refusal) => format!("refused {} {refusal:?}", id(*series)),
        }));
        out.push(format!("whose {:?}", links.whose.map(|id| &self.packs.entity(id).id)));
        let tried = tried(at, &self.article, &self.annotations, &self.packs, reader);
        out.extend(
            tried
                .iter()
                .filter_map(|(attempt, refusal)| Some(format!("refused {attempt:?} {:?}", (*refusal)?))),
        );
        out
    }
}

fn said(view: &View) -> Vec<String> {
    let mut out: Vec<String> = view.gloss.iter().map(|gloss| format!("= {gloss}")).collect();
    out.extend(view.body.iter().map(|line| format!("- {}", line.text)));
    if let Some(chart) = &view.chart {
        let bar = |row: &backstory::card::ChartRow| {
            format!("{}{} {}", if row.current { "*" } else { "" }, row.label, row.texts.join("/"))
        };
        out.push(format!("~ {}", chart.rows.iter().map(bar).collect::<Vec<_>>().join(", ")));
    }
    out.extend(view.more.iter().map(|row| format!("+ {}: {}", row.label, row.value)));
    out.extend(view.sources.iter().map(|source| format!("source {}", source.publisher)));
    // Days and months are kept on one line; the file shows no difference.
    out.iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

/// Lines of these kinds are all listed in the file or not at all; of the others it names those that matter.
fn is_whole(line: &str) -> bool {
    ["=", "-", "~", "no card", "unlisted"].iter().any(|mark| line.starts_with(mark))
}

#[test]
fn figures_say_what_the_file_says() {
    let file = std::fs::read_to_string("tests/data/cards.txt").expect("a readable file");
    let mut faults = Vec::new();
    for case in cases(&file) {
        let story = Story::of(&case);
        for (words, expected) in &case.figures {
            let found = story.lines(words, &case.reader);
            let missing = expected.iter().any(|line| !found.iter().any(|f| f == line));
            let whole = |lines: &mut dyn Iterator<Item = &str>| lines.filter(|line| is_whole(line)).count();
            let more = whole(&mut found.iter().map(String::as_str)) != whole(&mut expected.iter().copied());
            if missing || more {
                faults.push(format!(
                    "{}: {words}\nexpected\n  {}\nfound\n  {}",
                    case.name,
                    expected.join("\n  "),
                    found.join("\n  ")
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n\n{}\n", faults.len(), faults.join("\n\n"));
}

/// The limits, for every figure of the file: three lines, one picture, sources that are there.
#[test]
fn no_card_has_more_than_three_lines_and_one_picture() {
    let file = std::fs::read_to_string("tests/data/cards.txt").expect("a readable file");
    for case in cases(&file) {
        let story = Story::of(&case);
        for note in &story.annotations.notes {
            let view = card(note.subject, &story.article, &story.annotations, &story.packs, &case.reader);
            let view = view.unwrap_or_else(|| panic!("{}: a note without a card", case.name));
            if matches!(note.subject, Subject::Figure(_)) {
                assert!(view.body.len() + usize::from(view.gloss.is_some()) <= 3, "{}: {view:#?}", case.name);
            }
        }
    }
}

#[test]
fn a_choice_that_no_pack_can_serve_is_refused_with_what_can_be_chosen() {
    let packs = Packs::new(STACK.clone());
    let refused = packs.reader_currency("XYZ").unwrap_err();
    assert!(refused.starts_with("is \"XYZ\"; it can be EUR, AUD,") && refused.contains("GBP"), "{refused}");
    assert_eq!(
        Packs::default().reader_currency("EUR").unwrap_err(),
        "is \"EUR\", but no pack has exchange rates"
    );
    assert_eq!(Units::named("imperial").unwrap_err(), "is \"imperial\"; it can be metric or us");
}
