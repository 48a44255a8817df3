//! What only a browser can say: ranges of its text nodes, its caret, its highlights.

use std::rc::Rc;

use js_sys::{JsString, Reflect};
use wasm_bindgen_test::*;
use web_sys::{Document, Element, Range};

use super::browser::registry;
use super::feed::{Feed, Texts};
use super::paint::Painter;
use super::{Mark, Notify, Settings, Shared, attach, live, with};
use crate::article::{self, NodeRange, Reading};
use crate::pack::Packs;
use crate::text::ByteSpan;

wasm_bindgen_test_configure!(run_in_browser);

/// An article in the page; dropping it takes it out again.
struct Fixture {
    document: Document,
    article: Element,
}

impl Fixture {
    /// Paragraphs of these texts; every second text of a paragraph stands in a `b`.
    fn new(paragraphs: &[&[&str]]) -> Self {
        let document = web_sys::window().and_then(|window| window.document()).expect("a document");
        let make = |name| document.create_element(name).expect("an element");
        let article = make("article");
        article.set_attribute("lang", "en").expect("an attribute");
        for texts in paragraphs {
            let paragraph = make("p");
            for (at, text) in texts.iter().enumerate() {
                let inline = make(if at % 2 == 0 { "span" } else { "b" });
                inline.set_text_content(Some(text));
                paragraph.append_child(&inline).expect("a child");
            }
            article.append_child(&paragraph).expect("a child");
        }
        document.body().expect("a body").append_child(&article).expect("a child");
        Self { document, article }
    }

    fn read(&self) -> (Reading, Texts) {
        let mut feed = Feed::new(&self.article, Some(self.article.clone()));
        while !feed.step(2) {}
        let root = feed.root();
        let outline = feed.finish();
        assert_eq!(feed.element(1).as_ref(), Some(&self.article));
        let options = article::Options { root, language: Some(article::Language::En), ..Default::default() };
        (article::read(&outline, &options).expect("an article"), feed.texts())
    }

    fn range(&self, texts: &Texts, at: NodeRange) -> Range {
        let range = self.document.create_range().expect("a range");
        range.set_start(&texts.get(at.start_node).expect("a text"), at.start_offset).expect("a start");
        range.set_end(&texts.get(at.end_node).expect("a text"), at.end_offset).expect("an end");
        range
    }

    /// What the page holds where the article has this word.
    fn words_at(&self, word: &str) -> String {
        let (reading, texts) = self.read();
        let text = &reading.article.text;
        let start = text.find(word).unwrap_or_else(|| panic!("{word:?} in {text:?}"));
        let span = ByteSpan::new(start, start + word.len());
        let range = reading.map.ranges(text, &[span])[0];
        String::from(self.range(&texts, range).to_string())
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.article.remove();
    }
}

#[wasm_bindgen_test]
fn ranges_hold_the_words_that_were_read() {
    let page = Fixture::new(&[
        &["Á é ", "한국", " and 👩🏽‍⚕️ on co\u{ad}operation"],
        &["e\u{301}t", "é to ", "Taiwan’s"],
    ]);
    for word in ["é", "한국", "👩🏽‍⚕️", "co\u{ad}operation", "한국 and 👩🏽‍⚕️ on", "e\u{301}té to Taiwan", "Taiwan’s"]
    {
        assert_eq!(page.words_at(word), word);
    }
}

#[wasm_bindgen_test]
fn a_lone_surrogate_is_one_unit() {
    let page = Fixture::new(&[&["? and Taiwan"]]);
    let node =
        page.article.query_selector("span").ok().flatten().and_then(|e| e.first_child()).expect("text");
    let broken = JsString::from_char_code(&[0xd800]).concat(&" and Taiwan".into());
    Reflect::set(&node, &"data".into(), &broken).expect("a text node");
    let (reading, _) = page.read();
    assert_eq!(reading.article.text, "\u{fffd} and Taiwan");
    assert_eq!(page.words_at("Taiwan"), "Taiwan");
}

#[wasm_bindgen_test]
fn what_the_host_hides_and_what_is_ours_is_not_fed() {
    let page = Fixture::new(&[&["Shown ", "text."], &["Hidden."], &["More."]]);
    let last = page.article.last_element_child().expect("a paragraph");
    let hidden = last.previous_element_sibling().expect("a paragraph");
    hidden.set_attribute("hidden", "").expect("an attribute");
    // More of them than one slice of the walk has events.
    for _ in 0..5 {
        let ours = page.document.create_element("backstory-notes").expect("an element");
        ours.set_text_content(Some("Notes"));
        page.article.insert_before(&ours, Some(&last)).expect("a child");
    }
    let (reading, texts) = page.read();
    assert_eq!(reading.article.text, "Shown text.\nMore.");
    assert!(texts.get(3).is_some() && texts.get(4).is_none());
}

#[wasm_bindgen_test]
fn paint_is_in_the_registry_until_it_is_dropped_and_leaves_that_of_others() {
    let page = Fixture::new(&[&["Taiwan and ", "$11.1bn", "."]]);
    let window = web_sys::window().expect("a window");
    let registry = registry(&window).expect("highlights");
    let (reading, texts) = page.read();
    let ranges = reading.map.ranges(&reading.article.text, &[ByteSpan::new(0, 6), ByteSpan::new(11, 18)]);
    let before = page.article.outer_html();
    let painter = || Painter::new(&window, &page.document, None, false).expect("a painter");
    let size = |name| registry.get(name).map(|highlight| highlight.size());
    let (one, other) = (painter(), painter());
    assert_eq!(one.paint(&texts, &[(false, ranges[0]), (true, ranges[1])]), [true, true]);
    other.paint(&texts, &[(false, ranges[1])]);
    assert_eq!((size("backstory-entity"), size("backstory-figure")), (Some(2), Some(1)));
    one.paint(&texts, &[(false, ranges[0])]);
    assert_eq!((size("backstory-entity"), size("backstory-figure")), (Some(2), None));
    drop(one);
    assert_eq!(size("backstory-entity"), Some(1));
    drop(other);
    assert_eq!(size("backstory-entity"), None);
    assert_eq!(page.article.outer_html(), before);
}

#[wasm_bindgen_test]
async fn a_point_on_a_painted_word_hits_its_mark_until_the_host_changes_it() {
    let sentence = "The minister said on Wednesday that the package of $11.1bn would be sent to parliament, and that \
                    the members would have a month in which to read it before they vote.";
    let page =
        Fixture::new(&[&["A sum of ", "$11.1bn", " of arms was announced."], &[sentence], &[sentence]]);
    let settings = Settings { root: Some(page.article.clone()), ..Settings::default() };
    let notify = Notify::new(js_sys::Function::new_no_args(""));
    let document = page.document.clone();
    let widget = attach(document, settings, Rc::new(Packs::new(Vec::new())), None, notify).expect("a widget");
    settle(&widget.shared).await;
    with(&widget.shared, |live| {
        let story = live.story.as_mut().expect("a story");
        let text = &story.job.article().text;
        let at = story.annotations.list.iter().position(|found| found.span.of(text) == "$11.1bn");
        let annotation = at.expect("a figure") as u32;
        let span = story.annotations.list[annotation as usize].span;
        let range = story.map.ranges(text, &[span])[0];
        story.marks = vec![Mark { annotation, range: Some(range) }];
        let box_of = page.range(&story.texts, range).get_bounding_client_rect();
        let (x, y) = (box_of.x() + box_of.width() / 2.0, box_of.y() + box_of.height() / 2.0);
        assert_eq!(live.mark_at(x, y, false), Some(0));
        assert_eq!(live.mark_at(x, y + 200.0, false), None);
        assert_eq!(live.mark_at(box_of.x() - 30.0, y, false), None, "beside it");
        let bold = page.article.query_selector("b").ok().flatten().expect("the sum");
        bold.first_child().expect("text").set_node_value(Some("$22.2bn"));
        assert_eq!(live.mark_at(x, y, false), None, "other words stand there now");
    });
    widget.destroy();
    assert!(page.document.query_selector("backstory-list, backstory-card").ok().flatten().is_none());
}

/// Waits until the page is read, however slow the machine.
async fn settle(shared: &Shared) {
    while live(shared).expect("a page").story.is_none() {
        let wait = js_sys::Promise::new(&mut |done, _| {
            let window = web_sys::window().expect("a window");
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 20).expect("a timer");
        });
        wasm_bindgen_futures::JsFuture::from(wait).await.expect("time");
    }
}
