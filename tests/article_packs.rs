//! Article packs: a page that loads only its own shows what one shows that loads everything.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::path::{Path, PathBuf};
use std::rc::Rc;

use backstory::annotate::{Job, Overrides};
use backstory::article::{Article, BlockKind, Language, Options};
use backstory::card::{ReaderContext, Units};
use backstory::cli::read_html;
use backstory::mention::find::Model;
use backstory::pack::{Info, Pack, Packs, TakenFrom};
use backstory::publish::{Published, publish};
use compiled::compiled;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// Everything that a newsroom has, and readers of several kinds.
struct Newsroom {
    packs: Rc<Packs>,
    names: Rc<Model>,
    readers: Vec<ReaderContext>,
}

impl Newsroom {
    fn with(folders: &[&str]) -> Self {
        let packs = folders.iter().map(|folder| reloaded(&compiled(folder)));
        let packs = Rc::new(Packs::new(packs.collect()));
        let currency = |code: &str| packs.reader_currency(code).ok();
        let today = "2027-03-01".parse().ok();
        let readers = vec![
            ReaderContext::default(),
            ReaderContext {
                today,
                currency: currency("GBP"),
                units: Some(Units::named("us").expect("units")),
                ..ReaderContext::default()
            },
            ReaderContext {
                currency: currency("TWD"),
                units: Some(Units::named("metric").expect("units")),
                ..ReaderContext::default()
            },
            ReaderContext { today, currency: currency("EUR"), ..ReaderContext::default() },
            ReaderContext { today, ..ReaderContext::default() },
        ];
        Self { packs, names: Rc::new(Model::built_in()), readers }
    }

    /// Publishes an article and holds its pack, loaded without the model, against all the packs and the model.
    #[track_caller]
    fn assert_same(&self, name: &str, article: &Article) -> Published {
        let published = publish(name, article, &self.packs, Some(&self.names), &Overrides::default());
        let job = Job::new(article.clone(), Rc::clone(&self.packs)).with_names(Some(Rc::clone(&self.names)));
        assert_eq!(
            { job }.finish(),
            published.annotations,
            "{name}: a page finds what was found at publication"
        );
        if let Err(difference) =
            published.prove(article, &self.packs, &self.readers, |_| Overrides::default())
        {
            panic!("{name}\nall packs:    {}\nits own pack: {}", difference.of_stack, difference.of_pack);
        }
        published
    }
}

fn reloaded(pack: &Pack) -> Pack {
    Pack::from_bytes(&pack.to_bytes()).expect("the pack loads")
}

fn everything() -> Newsroom {
    Newsroom::with(&[
        "packs/general",
        "packs/core",
        "packs/us-china-taiwan",
        "packs/european-defence",
        "tests/packs/paris",
        "tests/packs/traps",
    ])
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages(folder: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(root().join(folder)).expect(folder);
    let mut out: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    out.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    out.sort();
    out
}

fn article(page: &Path) -> Option<Article> {
    let bytes = std::fs::read(page).expect("a readable page");
    read_html(&bytes, &Options::default()).ok().map(|reading| reading.article)
}

#[test]
fn pages_show_the_same_with_their_own_pack() {
    let newsroom = everything();
    let pages = ["tests/articles", "www/demo"].into_iter().flat_map(pages);
    for page in pages {
        if let Some(article) = article(&page) {
            newsroom.assert_same(&page.display().to_string(), &article);
        }
    }
}

/// The cases of the figures' cards and of the links: short, and each with something that is easily lost.
#[test]
fn hard_paragraphs_show_the_same_with_their_own_pack() {
    let newsroom = everything();
    for paragraph in paragraphs() {
        for published in ["2019-05-02", "2026-02-05", "none"] {
            let article = Article::from_plain_text(&paragraph, published.parse().ok(), Language::EnGb);
            newsroom.assert_same(&paragraph, &article);
        }
    }
}

fn paragraphs() -> Vec<String> {
    let files = ["cards.txt", "mentions.txt", "names.txt", "traps.txt", "figures.txt"];
    let read = |file| std::fs::read_to_string(root().join("tests/data").join(file)).expect(file);
    files
        .into_iter()
        .flat_map(|file| read(file).split("\n\n").map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// All wordings that the packs' sources list, with what stands around names in news.
fn wordings() -> Vec<String> {
    let around = [
        "the",
        "The",
        "of",
        "of the",
        "in",
        "In",
        "to",
        "said",
        "and",
        "But",
        "Mr",
        "President",
        "former",
        "its",
        "who",
        "met",
        "spent",
        "budget",
        "deficit of",
        "arms",
        "soybeans",
        "$5bn",
        "$11.1bn",
        "£2.4bn",
        "20 million tonnes",
        "in 2019",
        "up from $4m",
        "1.4m people",
        "5 per cent",
        "Ann Roe",
        "Smith",
        "(NSC)",
        ",",
        ".",
        ". ",
        "’s",
        "-",
        "said.\n\n",
    ];
    let mut words: Vec<String> = around.map(str::to_owned).into();
    for folder in ["packs/us-china-taiwan", "packs/european-defence", "tests/packs/traps"] {
        let files = std::fs::read_dir(root().join(folder).join("entities")).expect(folder);
        let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
        files.sort();
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a readable file");
            add_wordings(&text.parse::<toml::Table>().expect("TOML").into(), "", &mut words);
        }
    }
    words
}

fn add_wordings(value: &toml::Value, key: &str, words: &mut Vec<String>) {
    const KEYS: [&str; 9] = [
        "name",
        "aliases",
        "short_forms",
        "acronyms",
        "demonyms",
        "metonyms",
        "nouns",
        "adjectives",
        "phrase",
    ];
    match value {
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| add_wordings(value, key, words)),
        toml::Value::Array(values) => values.iter().for_each(|value| add_wordings(value, key, words)),
        toml::Value::String(text) if KEYS.contains(&key) => words.push(text.clone()),
        _ => {}
    }
}

/// Articles of nothing but names, nouns, figures and what joins them: more collisions than any real text has.
#[test]
fn heaps_of_names_show_the_same_with_their_own_pack() {
    let newsroom = everything();
    let word = prop::sample::select(wordings());
    let heaps =
        (prop::collection::vec(word, 1..60), prop::sample::select(vec!["2019-05-02", "2026-02-05", "none"]));
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&heaps, |(words, published)| {
            let text =
                words.join(" ").replace(" ’", "’").replace(" ,", ",").replace(" .", ".").replace(" - ", "-");
            let article = Article::from_plain_text(&text, published.parse().ok(), Language::EnGb);
            newsroom.assert_same(&text, &article);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

/// The article of the issue, where it is there.
#[test]
fn the_reference_article_shows_the_same_with_its_own_pack() {
    let beside = || root().join("../shared");
    let shared = std::env::var_os("BACKSTORY_SHARED").map_or_else(beside, PathBuf::from);
    let page = shared.join("article/article.html");
    if !page.exists() {
        println!("skipped: no {}; BACKSTORY_SHARED names another place", page.display());
        return;
    }
    let published = everything().assert_same("reference", &article(&page).expect("an article"));
    assert!(published.annotations.notes.len() > 30, "{} notes", published.annotations.notes.len());
    // Brotli makes a third of it; `www/tests/own-pack.test.js` holds it to 30 KB.
    assert!(published.bytes.len() < 64_000, "{} bytes", published.bytes.len());
}

#[test]
fn the_proof_tells_what_is_missing() {
    let newsroom = everything();
    let page = article(&root().join("www/demo/index.html")).expect("the demo");
    let nothing = Packs::new(Vec::new());
    let empty = publish("demo", &page, &nothing, Some(&newsroom.names), &Overrides::default());
    let published = publish("demo", &page, &newsroom.packs, Some(&newsroom.names), &Overrides::default());
    let other = Published { bytes: empty.bytes, ..published };
    let difference = other
        .prove(&page, &newsroom.packs, &newsroom.readers, |_| Overrides::default())
        .expect_err("nothing is known");
    assert_ne!(difference.of_stack, difference.of_pack);
}

fn from(of: &[TakenFrom]) -> Vec<(Info, u64)> {
    of.iter().map(|of| (of.info.clone(), of.hash)).collect()
}

fn from_stack(packs: &Packs) -> Vec<(Info, u64)> {
    packs.origins().map(|origin| (origin.info.clone(), origin.hash)).collect()
}

#[test]
fn the_same_article_gives_the_same_bytes_and_says_where_they_are_from() {
    let newsroom = everything();
    let page = article(&root().join("www/demo/index.html")).expect("the demo");
    let one = publish("demo", &page, &newsroom.packs, Some(&newsroom.names), &Overrides::default());
    let other = publish("demo", &page, &newsroom.packs, Some(&newsroom.names), &Overrides::default());
    assert_eq!(one.bytes, other.bytes);
    let of = &one.pack.excerpt().expect("an article's pack").of;
    assert_eq!(from(of), from_stack(&newsroom.packs));
    let info = one.pack.info();
    assert_eq!(info.id, "demo");
    assert!(info.version.starts_with("general 2026.02.05.1, core "), "{}", info.version);
    assert_eq!(info.data_until, of.iter().map(|of| of.info.data_until).min().expect("packs"));
    // Published again with nothing but its own pack, it is the same.
    let own = Packs::new(vec![Pack::from_bytes(&one.bytes).expect("its pack")]);
    assert_eq!(from_stack(&own), from_stack(&newsroom.packs));
    let again = publish("demo", &page, &own, None, &Overrides::default());
    assert_eq!(again.bytes, one.bytes);
}

/// What an editor says of a story names entities that the article need not.
#[test]
fn overrides_do_the_same_over_an_articles_own_pack() {
    let said = serde_json::json!({
        "mentions": [
            { "text": "Okonkwo", "entity": "lai-ching-te" },
            { "text": "Beijing", "card": false },
            { "entity": "taiwan", "says": "An island.", "source": {
                "title": "Islands", "publisher": "Us", "url": "https://example.org/islands", "published": "2026-01-02" } },
        ],
        "facts": [
            { "id": "taiwan/population", "number": "23000001", "on": "2026-02-06", "note": "It was older." },
            { "id": "nobody/here", "recall": true },
        ],
    });
    let read = |packs: &mut Packs| {
        let mut overrides = Overrides::default();
        overrides.read(&said, packs).expect("overrides");
        overrides
    };
    let newsroom = everything();
    let mut packs = Packs::clone(&newsroom.packs);
    let overrides = read(&mut packs);
    let text = "Okonkwo spoke of Taiwan in Beijing.\n\nThe island has 23 million people, said Okonkwo.";
    let page = Article::from_plain_text(text, "2026-02-07".parse().ok(), Language::En);
    let published = publish("talk", &page, &packs, Some(&newsroom.names), &overrides);
    assert_eq!(published.prove(&page, &packs, &newsroom.readers, read), Ok(()));
    let without = published.prove(&page, &packs, &newsroom.readers, |_| Overrides::default());
    assert!(without.is_err(), "the page needs the overrides, too");
}

/// Names that no pack knows belong to the text in which they were found.
#[test]
fn an_edited_block_loses_its_found_names_and_no_other_does() {
    let newsroom = everything();
    let text = "Marta Okonkwo spoke in the hall.\n\nJoe Brannigan listened to Marta Okonkwo.";
    let page = |text: &str| Article::from_plain_text(text, None, Language::En);
    let published =
        publish("talk", &page(text), &newsroom.packs, Some(&newsroom.names), &Overrides::default());
    let own = Rc::new(Packs::new(vec![Pack::from_bytes(&published.bytes).expect("its pack")]));
    let names = |text: &str| {
        let mut job = Job::new(page(text), Rc::clone(&own));
        let found = job.finish().list;
        found.iter().map(|found| found.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(text), ["Marta Okonkwo", "Joe Brannigan", "Marta Okonkwo"]);
    assert_eq!(names(&text.replace("the hall", "a hall")), ["Joe Brannigan", "Marta Okonkwo"]);
    assert_eq!(names(&text.to_uppercase()), [""; 0]);
}

/// Whether a page that has these packs looks at more of an article than that it is the one that was published.
fn is_read(article: &Article, packs: &Rc<Packs>, overrides: &Rc<Overrides>) -> bool {
    let mut job = Job::new(article.clone(), Rc::clone(packs)).with_overrides(Rc::clone(overrides));
    job.finish();
    job.has_read()
}

#[test]
fn an_article_is_not_read_again_where_all_is_as_it_was_at_publication() {
    let newsroom = everything();
    let page = article(&root().join("www/demo/index.html")).expect("the demo");
    let published = newsroom.assert_same("demo", &page);
    let own = || Pack::from_bytes(&published.bytes).expect("its pack");
    let packs = Rc::new(Packs::new(vec![own()]));
    let none = Rc::default();
    assert!(!is_read(&page, &packs, &none));

    let edited = Article { text: page.text.replacen("China", "Chine", 1), ..page.clone() };
    let mut later = page.clone();
    later.published = "2026-02-06".parse().ok();
    let mut other = page.clone();
    other.language = Language::EnIn;
    let mut without_links = page.clone();
    without_links.unmarked.clear();
    let mut heading = page.clone();
    heading.blocks.last_mut().expect("a block").kind = BlockKind::Heading { level: 2 };
    for (at, article) in [edited, later, other, without_links, heading].iter().enumerate() {
        assert!(is_read(article, &packs, &none), "{at}");
    }

    let two = Rc::new(Packs::new(vec![compiled("tests/packs/paris"), own()]));
    assert!(is_read(&page, &two, &none), "another pack is there, too");
    let mut corrected = Packs::new(vec![own()]);
    let mut overrides = Overrides::default();
    let correction =
        serde_json::json!({ "facts": [{ "id": "taiwan/population", "recall": true, "on": "2026-03-01" }] });
    overrides.read(&correction, &mut corrected).expect("a correction");
    assert!(is_read(&page, &Rc::new(corrected), &none), "a fact was recalled");
    let hides = serde_json::json!({ "mentions": [{ "text": "China", "card": false }] });
    overrides.read(&hides, &mut Packs::clone(&packs)).expect("overrides");
    assert!(is_read(&page, &packs, &Rc::new(overrides)), "an editor wants no card");
    let mut with_names = Job::new(page, packs).with_names(Some(newsroom.names));
    with_names.finish();
    assert!(with_names.has_read(), "names are to be found");
}

/// What has been edited and is put back is as it was.
#[test]
fn an_article_that_is_edited_and_put_back_shows_what_it_showed() {
    let newsroom = everything();
    let page = article(&root().join("www/demo/index.html")).expect("the demo");
    let published = newsroom.assert_same("demo", &page);
    let packs = Rc::new(Packs::new(vec![Pack::from_bytes(&published.bytes).expect("its pack")]));
    let mut first = Job::new(page.clone(), Rc::clone(&packs));
    let shown = first.finish();
    let edited = Article { text: page.text.replacen("Taiwan", "Taiwen", 1), ..page.clone() };
    let mut second = Job::after(&first, edited.clone());
    assert_eq!(second.finish(), Job::new(edited, packs).finish());
    assert_eq!(Job::after(&second, page).finish(), shown);
}
