//! Article packs: a page that loads only its own shows what one shows that loads everything.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::path::{Path, PathBuf};
use std::rc::Rc;

use backstory::annotate::Job;
use backstory::article::{Article, Language, Options};
use backstory::card::{ReaderContext, Units};
use backstory::cli::read_html;
use backstory::mention::find::Model;
use backstory::pack::{Pack, Packs};
use backstory::publish::{Published, publish};
use compiled::compiled;

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
            },
            ReaderContext {
                today: None,
                currency: currency("TWD"),
                units: Some(Units::named("metric").expect("units")),
            },
            ReaderContext { today, currency: currency("EUR"), units: None },
        ];
        Self { packs, names: Rc::new(Model::built_in()), readers }
    }

    /// Publishes an article and holds its pack, loaded without the model, against all the packs and the model.
    #[track_caller]
    fn assert_same(&self, name: &str, article: &Article) -> Published {
        let published = publish(name, article, &self.packs, Some(&self.names));
        let job = Job::new(article.clone(), Rc::clone(&self.packs)).with_names(Some(Rc::clone(&self.names)));
        assert_eq!(
            { job }.finish(),
            published.annotations,
            "{name}: a page finds what was found at publication"
        );
        if let Err(difference) = published.prove(article, &self.packs, &self.readers) {
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
    let day = |day: &str| day.parse().ok();
    for file in ["cards.txt", "mentions.txt", "names.txt", "traps.txt", "figures.txt"] {
        let text = std::fs::read_to_string(root().join("tests/data").join(file)).expect(file);
        for paragraph in text.split("\n\n") {
            for published in [day("2019-05-02"), day("2026-02-05"), None] {
                let article = Article::from_plain_text(paragraph, published, Language::EnGb);
                newsroom.assert_same(paragraph, &article);
            }
        }
    }
}
