//! An HTML file as a tree: html5ever's parser, kept in one flat list of nodes.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};

use crate::article::{Element, OutlineBuilder};

/// A parsed page. Node 0 is the document.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    data: Data,
}

#[derive(Debug)]
enum Data {
    /// The document, and what the page never shows: comments, contents of templates.
    Other,
    Element(Rc<QualName>, Vec<Attribute>),
    Text(StrTendril),
}

/// Where the walk through a tree arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit<'t> {
    Open(TreeElement<'t>),
    Text(&'t str),
    Close,
}

/// An element of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeElement<'t> {
    name: &'t QualName,
    attributes: &'t [Attribute],
}

impl Element for TreeElement<'_> {
    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.name.local)
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.attributes.iter().find(|attribute| &*attribute.name.local == name);
        found.map(|attribute| Cow::Borrowed(&*attribute.value))
    }
}

impl Tree {
    pub fn parse(source: &str) -> Self {
        let sink = Sink::default();
        sink.add(Data::Other);
        parse_document(sink, ParseOpts::default()).one(StrTendril::from(source))
    }

    /// Gives the builder the events that a walk through the browser's DOM gives.
    pub fn feed(&self, builder: &mut OutlineBuilder) {
        self.visit(|visit| match visit {
            Visit::Open(element) => builder.open(&element),
            Visit::Text(text) => {
                builder.text(text);
                false
            }
            Visit::Close => {
                builder.close();
                false
            }
        });
    }

    /// Walks in document order, without recursion; inside an element where `visitor` answers its opening with true.
    pub fn visit<'t>(&'t self, mut visitor: impl FnMut(Visit<'t>) -> bool) {
        let mut open: Vec<std::slice::Iter<'t, usize>> = vec![self.nodes[0].children.iter()];
        while let Some(children) = open.last_mut() {
            let Some(&child) = children.next() else {
                open.pop();
                if !open.is_empty() {
                    visitor(Visit::Close);
                }
                continue;
            };
            match &self.nodes[child].data {
                Data::Other => {}
                Data::Text(text) => {
                    visitor(Visit::Text(text));
                }
                Data::Element(name, attributes) => {
                    let descend = visitor(Visit::Open(TreeElement { name, attributes }));
                    let inside: &[usize] = if descend { &self.nodes[child].children } else { &[] };
                    open.push(inside.iter());
                }
            }
        }
    }
}

/// Takes the parser's calls.
#[derive(Default)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
}

#[derive(Clone)]
struct Handle {
    node: usize,
    /// Of elements.
    name: Rc<QualName>,
}

impl Sink {
    fn add(&self, data: Data) -> Handle {
        let nameless = || Rc::new(QualName::new(None, ns!(), local_name!("")));
        let name = if let Data::Element(name, _) = &data { name.clone() } else { nameless() };
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { parent: None, children: Vec::new(), data });
        Handle { node: nodes.len() - 1, name }
    }

    /// Puts a child at a place among its parent's children. Text joins the text before it, as in the DOM.
    fn insert(&self, parent: usize, at: usize, child: NodeOrText<Handle>) {
        let node = match child {
            NodeOrText::AppendNode(handle) => {
                self.remove_from_parent(&handle);
                handle.node
            }
            NodeOrText::AppendText(text) => {
                if self.join_text(parent, at, &text) {
                    return;
                }
                self.add(Data::Text(text)).node
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[node].parent = Some(parent);
        let at = at.min(nodes[parent].children.len());
        nodes[parent].children.insert(at, node);
    }

    fn join_text(&self, parent: usize, at: usize, text: &StrTendril) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = at.checked_sub(1).and_then(|at| nodes[parent].children.get(at).copied());
        let Some(Data::Text(before)) = before.map(|node| &mut nodes[node].data) else { return false };
        before.push_tendril(text);
        true
    }

    fn child_count(&self, node: usize) -> usize {
        self.nodes.borrow()[node].children.len()
    }

    /// Its parent and its place there, looked for from the end, where parsers change things.
    fn place(&self, node: usize) -> Option<(usize, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[node].parent?;
        let at = nodes[parent].children.iter().rposition(|&child| child == node)?;
        Some((parent, at))
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { node: 0, name: Rc::new(QualName::new(None, ns!(), local_name!(""))) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Handle {
        self.add(Data::Element(Rc::new(name), attributes))
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.add(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.add(Data::Other)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.node, self.child_count(parent.node), child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        match self.place(element.node) {
            Some((parent, at)) => self.insert(parent, at, child),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, _target: &Handle) -> Handle {
        self.add(Data::Other)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.node == other.node
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(handle) = &child {
            self.remove_from_parent(handle);
        }
        if let Some((parent, at)) = self.place(sibling.node) {
            self.insert(parent, at, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        if let Data::Element(_, known) = &mut self.nodes.borrow_mut()[target.node].data {
            for attribute in attributes {
                if known.iter().all(|other| other.name != attribute.name) {
                    known.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        if let Some((parent, at)) = self.place(target.node) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(at);
            nodes[target.node].parent = None;
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        let moved = std::mem::take(&mut nodes[node.node].children);
        for &child in &moved {
            nodes[child].parent = Some(new_parent.node);
        }
        nodes[new_parent.node].children.extend(moved);
    }
}
