//! The few browser objects that web-sys lacks, and helpers that own what they start.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomRect, Element, EventTarget, HtmlElement, Node, ShadowRoot, Window};

use super::object;
use crate::ui::place::Rect;
use crate::value::Gather;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<Window>;

    /// Milliseconds since the page was opened.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn now() -> f64;

    #[wasm_bindgen(js_name = CSSStyleSheet)]
    pub type Sheet;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    pub fn replace_sync(this: &Sheet, css: &str) -> Result<(), JsValue>;

    pub type Highlight;
    #[wasm_bindgen(method)]
    pub fn add(this: &Highlight, range: &JsValue);
    #[wasm_bindgen(method)]
    pub fn delete(this: &Highlight, range: &JsValue) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn size(this: &Highlight) -> u32;

    /// What `localStorage` is.
    pub type Store;
    #[wasm_bindgen(method, catch, js_name = getItem)]
    pub fn get_item(this: &Store, key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setItem)]
    pub fn set_item(this: &Store, key: &str, value: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeItem)]
    pub fn remove_item(this: &Store, key: &str) -> Result<(), JsValue>;

    /// What `CSS.highlights` is.
    pub type Registry;
    #[wasm_bindgen(method)]
    pub fn get(this: &Registry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    pub fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    pub fn delete(this: &Registry, name: &str) -> bool;

    /// What makes elements: a document. web-sys would look for a fault behind each, but our names are none.
    pub type Maker;
    #[wasm_bindgen(method, js_name = createElementNS)]
    fn create(this: &Maker, space: &str, name: &str) -> Element;

    /// A document or shadow root with its constructed sheets.
    pub type Styled;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    pub fn adopted(this: &Styled) -> js_sys::Array;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    pub fn set_adopted(this: &Styled, sheets: &js_sys::Array);

    /// A document with either way to find the caret, and an element that can be a popover.
    pub type Modern;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    pub fn caret_position(this: &Modern, x: f64, y: f64, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    pub fn caret_range(this: &Modern, x: f64, y: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show_popover(this: &Modern) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = hidePopover)]
    fn hide_popover(this: &Modern) -> Result<(), JsValue>;
}

#[wasm_bindgen(module = "/src/page/calls.js")]
extern "C" {
    /// A `StaticRange` of a window's own.
    #[wasm_bindgen(catch)]
    pub fn fixed(window: &Window, start: &Node, from: u32, end: &Node, to: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn listen(
        target: &EventTarget,
        kind: &str,
        call: &JsValue,
        capture: bool,
        passive: bool,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn observe(call: &JsValue, tops: &js_sys::Array) -> Result<web_sys::MutationObserver, JsValue>;
    /// Scrolls an element into view, to its `center` or `nearest`.
    pub fn bring(element: &Element, block: &str);
    /// Scrolls by so many pixels, as gently as the reader wants it.
    #[wasm_bindgen(catch, js_name = scrollUp)]
    pub fn scroll_up(window: &Window, by: f64) -> Result<(), JsValue>;
}

/// CSS pixels that a card needs of a view, either way, to be read at all.
const LEAST_VIEW: f64 = 120.0;

/// The one key of ours in the browser's storage.
const KEY: &str = "backstory";

/// What was stored in an earlier visit. A browser that stores nothing, or throws, has nothing.
pub fn stored(window: &Window) -> Option<String> {
    storage(window)?.get_item(KEY).ok()?
}

/// Stores a text, or takes away what was stored.
pub fn store(window: &Window, text: Option<String>) {
    // Where it is full or forbidden, the choice lasts as long as the page.
    let _ = storage(window).map(|storage| match text {
        Some(text) => storage.set_item(KEY, &text),
        None => storage.remove_item(KEY),
    });
}

fn storage(window: &Window) -> Option<Store> {
    let found = get(window, "localStorage");
    found.is_object().then(|| found.unchecked_into())
}

/// Asks for nothing but a window; that of web-sys looks for a worker's global object too, in code that readers load.
pub fn window() -> Option<Window> {
    WINDOW.with(Clone::clone)
}

/// What stands under this key; undefined in what is no object, and where a getter throws.
///
/// Asked first, not caught: a call that throws in place of giving a value leaves a slot of wasm-bindgen's table behind.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    if !object.is_object() {
        return JsValue::UNDEFINED;
    }
    js_sys::Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether an object has this method or, as a window, this class; a call without it would throw.
pub fn can(object: &JsValue, name: &str) -> bool {
    get(object, name).is_function()
}

/// A new object of a window's own class: a document takes no style sheet of another window's.
///
/// # Errors
/// The browser has no such class, or refuses.
#[inline(never)]
pub fn construct(window: &JsValue, class: &str, arguments: &js_sys::Array) -> Result<JsValue, JsValue> {
    let class: js_sys::Function = get(window, class).unchecked_into();
    js_sys::Reflect::construct(&class, arguments)
}

/// What is an element, of whichever window: those of a frame are of other classes than ours.
#[inline(never)]
pub fn element(value: JsValue) -> Option<Element> {
    let is_element = get(&value, "nodeType") == f64::from(Node::ELEMENT_NODE);
    is_element.then(|| value.unchecked_into())
}

/// What is a shadow root, of whichever window; another fragment has no host.
#[inline(never)]
pub fn shadow_root(node: Node) -> Option<ShadowRoot> {
    let is_one = node.node_type() == Node::DOCUMENT_FRAGMENT_NODE && get(&node, "host").is_object();
    is_one.then(|| node.unchecked_into())
}

/// Namespaces of elements.
pub const HTML: &str = "http://www.w3.org/1999/xhtml";
pub const SVG: &str = "http://www.w3.org/2000/svg";

pub fn create(document: &Document, space: &str, name: &str) -> Element {
    document.unchecked_ref::<Maker>().create(space, name)
}

// What follows is not done where the browser refuses it, which it has no reason to. Each is one place that looks for a fault;
// in all the places that call them such a look took 2 KB (brotli).

#[inline(never)]
pub fn append(parent: &Node, child: &Node) {
    let _ = parent.append_child(child);
}

#[inline(never)]
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

#[inline(never)]
pub fn remove_attribute(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Sets an attribute without a value, or takes it away.
#[inline(never)]
pub fn toggle(element: &Element, name: &str, is_set: bool) {
    let _ = element.toggle_attribute_with_force(name, is_set);
}

/// The first element inside a document, a shadow root or an element that a selector means.
#[inline(never)]
pub fn find(inside: &Node, selector: &str) -> Option<Element> {
    inside.unchecked_ref::<Element>().query_selector(selector).ok()?
}

/// All of them.
#[inline(never)]
pub fn find_all(inside: &Node, selector: &str) -> Vec<Element> {
    let found = inside.unchecked_ref::<Element>().query_selector_all(selector);
    found.map_or_else(|_| Vec::new(), |found| list(&found).map(JsCast::unchecked_into).gather())
}

/// What stands in a list of the browser's, of whichever kind.
pub fn list(of: &JsValue) -> js_sys::ArrayIntoIter {
    js_sys::Array::from(of).into_iter()
}

/// Where an element or a range stands in the viewport.
#[inline(never)]
pub fn bounds(of: &JsValue) -> Rect {
    rect(&of.unchecked_ref::<Element>().get_bounding_client_rect())
}

/// Where each of its lines stands.
#[inline(never)]
pub fn lines(of: &JsValue) -> Vec<Rect> {
    list(&of.unchecked_ref::<Element>().get_client_rects()).map(|line| rect(line.unchecked_ref())).gather()
}

fn rect(of: &DomRect) -> Rect {
    Rect { x: of.x(), y: of.y(), width: of.width(), height: of.height() }
}

/// The first that a selector means of an element and those around it.
#[inline(never)]
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

#[inline(never)]
pub fn show_popover(element: &Element) {
    // Where there are no popovers it stands in the page, above all that has no higher layer.
    let _ = element.unchecked_ref::<Modern>().show_popover();
}

#[inline(never)]
pub fn hide_popover(element: &Element) {
    let _ = element.unchecked_ref::<Modern>().hide_popover();
}

/// The shadow root of an element; one that an earlier widget has left is used again.
pub fn shadow_in(host: &Element) -> Result<ShadowRoot, JsValue> {
    let open = object(&[("mode", "open".into())]);
    host.shadow_root().map_or_else(|| host.attach_shadow(open.unchecked_ref()), Ok)
}

/// `CSS.highlights`, where the browser paints highlights.
pub fn registry(window: &Window) -> Option<Registry> {
    let found = get(&get(window, "CSS"), "highlights");
    found.is_object().then(|| found.unchecked_into())
}

/// A style sheet of a document's own window: it takes none of another one's.
///
/// # Errors
/// The browser constructs no sheets, or refuses.
pub fn sheet(document: &Document, css: &str) -> Result<Sheet, JsValue> {
    let sheet: Sheet =
        construct(&get(document, "defaultView"), "CSSStyleSheet", &js_sys::Array::new())?.unchecked_into();
    sheet.replace_sync(css)?;
    Ok(sheet)
}

/// A constructed style sheet in use; dropping it takes it away.
pub struct AdoptedSheet {
    of: Styled,
    sheet: JsValue,
}

impl AdoptedSheet {
    /// Whatever changes in the page afterwards has the browser take it in at once.
    pub fn new(of: &JsValue, sheet: &Sheet) -> Self {
        let (of, sheet): (Styled, JsValue) = (of.clone().unchecked_into(), sheet.into());
        let sheets = js_sys::Array::from(&of.adopted());
        sheets.push(&sheet);
        of.set_adopted(&sheets);
        Self { of, sheet }
    }
}

impl Drop for AdoptedSheet {
    fn drop(&mut self) {
        let rest = self.of.adopted().iter().filter(|sheet| *sheet != self.sheet).collect::<js_sys::Array>();
        self.of.set_adopted(&rest);
    }
}

/// An event listener; dropping it takes it away.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    capture: bool,
    call: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    pub fn new(
        target: &EventTarget,
        kind: &'static str,
        capture: bool,
        call: impl FnMut(web_sys::Event) + 'static,
    ) -> Result<Self, JsValue> {
        let call: Closure<dyn FnMut(web_sys::Event)> = Closure::new(call);
        let passive = matches!(kind, "scroll" | "pointermove");
        listen(target, kind, call.as_ref(), capture, passive)?;
        Ok(Self { target: target.clone(), kind, capture, call })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = self.call.as_ref().unchecked_ref();
        // Removing what is gone is no error.
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, call, self.capture);
    }
}

/// A timer that calls once; dropping it stops it.
pub struct Timer {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    pub fn new(after: f64, call: impl FnMut() + 'static) -> Option<Self> {
        let call: Closure<dyn FnMut()> = Closure::new(call);
        let window = window()?;
        let after = after.clamp(0.0, 60_000.0).ceil() as i32;
        let id = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), after);
        Some(Self { id: id.ok()?, _call: call })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// A call before the next frame is painted; dropping it stops it.
pub struct Frame {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Frame {
    pub fn new(call: impl FnMut() + 'static) -> Option<Self> {
        let call: Closure<dyn FnMut()> = Closure::new(call);
        let id = window()?.request_animation_frame(call.as_ref().unchecked_ref()).ok()?;
        Some(Self { id, _call: call })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = window() {
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}

/// A MutationObserver; dropping it ends it.
pub struct Observer {
    observer: web_sys::MutationObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Observer {
    /// Of all below these.
    pub fn new(tops: &js_sys::Array, call: impl FnMut(js_sys::Array) + 'static) -> Result<Self, JsValue> {
        let call: Closure<dyn FnMut(js_sys::Array)> = Closure::new(call);
        Ok(Self { observer: observe(call.as_ref(), tops)?, _call: call })
    }

    /// What has been seen and not been told yet; it will not be.
    pub fn take(&self) -> js_sys::Array {
        self.observer.take_records()
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What a reader can see of a window at once, in CSS pixels from its own corner: of one in a frame, what is in view of the
/// pages around it.
pub fn view(window: &Window) -> Option<Rect> {
    let html = window.document()?.document_element()?;
    let (width, height) = (f64::from(html.client_width()), f64::from(html.client_height()));
    let all = Rect { width, height, ..Rect::default() };
    // Null where the page around it is of another origin, too.
    let Some(frame) = element(get(window, "frameElement")) else { return Some(all) };
    let around = view(get(window, "parent").unchecked_ref())?;
    let border = bounds(&frame);
    let (x, y) = (f64::from(frame.client_left()), f64::from(frame.client_top()));
    let corner = Rect { x: border.x + x, y: border.y + y, ..Rect::default() };
    let seen = all.within(around.from(corner));
    // Where there is hardly a part of it in view the whole will do: whoever opens a card there will scroll.
    Some(if seen.width < LEAST_VIEW || seen.height < LEAST_VIEW { all } else { seen })
}

/// Sets one style through the object model, which style policies allow.
pub fn style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// The element with the focus, in shadow roots too; `None` where that is the page as a whole.
pub fn active(document: &Document) -> Option<Element> {
    let mut found: Option<Element> = None;
    let mut of: JsValue = document.into();
    loop {
        match element(get(&of, "activeElement")) {
            Some(element) => {
                of = get(&element, "shadowRoot");
                found = Some(element);
            }
            None => return found.filter(|element| element.local_name() != "body"),
        }
    }
}

pub fn focus(element: &Element) {
    if can(element, "focus") {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}
