//! A text read with a pack of sources written in the test, and the cards that it gives.

use std::rc::Rc;

use backstory::annotate::{Annotations, Job, Meaning, Overrides, Subject};
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, View, card};
use backstory::pack::{Pack, Packs};
use backstory::value::Date;

pub struct Told {
    pub article: Article,
    pub annotations: Annotations,
    pub packs: Rc<Packs>,
    reader: ReaderContext,
}

#[track_caller]
pub fn date(text: &str) -> Date {
    text.parse().expect(text)
}

impl Told {
    /// Reads a text of a day; `today` is its reader's.
    #[track_caller]
    pub fn new(pack: &Pack, text: &str, on: &str, today: Option<&str>, overrides: &str) -> Self {
        let mut packs = Packs::new(vec![pack.clone()]);
        let overrides = read(overrides, &mut packs).expect("overrides that can be read");
        let packs = Rc::new(packs);
        let article = Article::from_plain_text(text, Some(date(on)), Language::En);
        let mut job = Job::new(article, Rc::clone(&packs)).with_overrides(Rc::new(overrides));
        let annotations = job.finish();
        let reader = ReaderContext { today: today.map(date), ..ReaderContext::default() };
        Self { article: job.article().clone(), annotations, packs, reader }
    }

    /// `surface = entity` of each mention, in order; `figure` for a figure's.
    pub fn mentions(&self) -> Vec<String> {
        let line = |a: &backstory::annotate::Annotation| {
            let meaning = match &a.meaning {
                Meaning::Mention(m) => m.entity.map_or("–", |id| self.packs.entity(id).id.as_str()),
                Meaning::Figure(_) => "figure",
            };
            format!("{} = {meaning}", a.span.of(&self.article.text))
        };
        self.annotations.list.iter().map(line).collect()
    }

    /// The card of an entity.
    #[track_caller]
    pub fn card(&self, id: &str) -> View {
        let entity = self.packs.find(id).expect(id);
        self.view(Subject::Entity(entity)).unwrap_or_else(|| panic!("{id} has no card"))
    }

    pub fn view(&self, subject: Subject) -> Option<View> {
        card(subject, &self.article, &self.annotations, &self.packs, &self.reader)
    }
}

/// # Errors
/// As [`Overrides::read`].
pub fn read(json: &str, packs: &mut Packs) -> Result<Overrides, String> {
    let mut overrides = Overrides::default();
    let value: serde_json::Value = serde_json::from_str(json).expect(json);
    overrides.read(&value, packs)?;
    Ok(overrides)
}

/// What a card says under its title. That days and months are kept on one line is shown nowhere.
pub fn sentences(view: &View) -> Vec<String> {
    let lines = view.gloss.iter().chain(view.body.iter().map(|line| &line.text));
    lines.map(|line| line.replace('\u{a0}', " ")).collect()
}
