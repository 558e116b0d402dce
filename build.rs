//! Turns the messages of `assets/locales` into functions with typed arguments, one module for each group of messages.
//!
//! `actions-save-as = Save as…` in the group `## actions: …` becomes `i18n::actions::save_as()`. An argument whose name is
//! listed as a number takes any whole number, every other one takes text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource};
use fluent_syntax::parser;

const MESSAGES: &str = "assets/locales/en.ftl";
const SCHEMES: &str = "assets/locales/schemes.en.ftl";

/// The line of the head comment that lists which arguments are numbers.
const NUMBERS: &str = "Numbers:";

type Failure = Box<dyn std::error::Error>;

#[expect(clippy::disallowed_methods, reason = "generated code is written anew with each build")]
fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={MESSAGES}");
    println!("cargo::rerun-if-changed={SCHEMES}");
    let messages = std::fs::read_to_string(MESSAGES)?;
    let schemes = std::fs::read_to_string(SCHEMES)?;

    let code = functions(&messages)? + &scheme_table(&schemes)?;
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("messages.rs"), code)?;
    Ok(())
}

fn parse<'a>(path: &str, source: &'a str) -> Result<Resource<&'a str>, Failure> {
    parser::parse(source).map_err(|(_, errors)| {
        let line = |at: usize| source.get(..at).unwrap_or(source).lines().count();
        let errors: Vec<String> = errors.iter().map(|e| format!("{path}:{}: {e}", line(e.pos.start))).collect();
        errors.join("\n").into()
    })
}

/// The functions of all messages, in the modules of their groups, and a list of all keys.
fn functions(source: &str) -> Result<String, Failure> {
    let resource = parse(MESSAGES, source)?;
    let mut numbers = BTreeSet::new();
    let mut modules: BTreeMap<&str, (String, String)> = BTreeMap::new();
    let mut keys = BTreeSet::new();
    let mut module = "";
    for entry in &resource.body {
        match entry {
            Entry::ResourceComment(comment) => {
                let listed = comment.content.iter().filter_map(|line| line.strip_prefix(NUMBERS));
                numbers.extend(listed.flat_map(|names| names.split(',').map(str::trim)));
            }
            Entry::GroupComment(comment) => {
                let head = comment.content.first().copied().unwrap_or_default();
                let (name, description) =
                    head.split_once(": ").ok_or(format!("{MESSAGES}: “## {head}” needs “module: description”"))?;
                module = name;
                modules.insert(name, (description.to_owned(), String::new()));
            }
            Entry::Message(message) => {
                let key = message.id.name;
                let name =
                    key.strip_prefix(module).and_then(|rest| rest.strip_prefix('-')).filter(|_| !module.is_empty());
                let name = name.ok_or(format!(
                    "{MESSAGES}: {key} stands in the group “{module}”, so it must begin with “{module}-”"
                ))?;
                if !keys.insert(key) {
                    return Err(format!("{MESSAGES}: {key} is there twice").into());
                }
                let (_, code) = modules.get_mut(module).ok_or("a group was opened before")?;
                function(code, key, name, message, &numbers)?;
            }
            Entry::Comment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => {
                return Err(format!("{MESSAGES}: only comments and messages are used").into());
            }
        }
    }

    let mut code = String::new();
    for (module, (description, functions)) in modules {
        writeln!(code, "/// {description}.\npub mod {module} {{\n{functions}}}\n")?;
    }
    writeln!(code, "/// The keys of all messages.\npub static KEYS: &[&str] = &{:?};\n", Vec::from_iter(keys))?;
    Ok(code)
}

/// Writes the function of a message.
fn function(
    code: &mut String,
    key: &str,
    name: &str,
    message: &Message<&str>,
    numbers: &BTreeSet<&str>,
) -> Result<(), Failure> {
    let pattern = message.value.as_ref().ok_or(format!("{MESSAGES}: {key} has no text"))?;
    let mut arguments = Vec::new();
    variables(pattern, &mut arguments).map_err(|what| format!("{MESSAGES}: {key}: {what}"))?;

    let (mut parameters, mut values) = (String::new(), String::new());
    for (n, argument) in arguments.iter().enumerate() {
        let comma = if n == 0 { "" } else { ", " };
        let (kind, value) = match numbers.contains(argument) {
            true => ("impl Into<super::Number>", format!("{argument}.into().into()")),
            false => ("impl AsRef<str>", format!("{argument}.as_ref().into()")),
        };
        write!(parameters, "{comma}{argument}: {kind}")?;
        write!(values, "{comma}({argument:?}, {value})")?;
    }
    writeln!(code, "    #[doc = {:?}]", documentation(pattern))?;
    writeln!(code, "    pub fn {}({parameters}) -> String {{", name.replace('-', "_"))?;
    writeln!(code, "        super::render({key:?}, &[{values}])\n    }}")?;
    Ok(())
}

/// The names of the arguments of a text, in the order in which it names them.
fn variables<'a>(pattern: &Pattern<&'a str>, into: &mut Vec<&'a str>) -> Result<(), String> {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => inline_variables(inline, into)?,
                Expression::Select { selector, variants } => {
                    inline_variables(selector, into)?;
                    for variant in variants {
                        variables(&variant.value, into)?;
                    }
                }
            }
        }
    }
    Ok(())
}

fn inline_variables<'a>(inline: &InlineExpression<&'a str>, into: &mut Vec<&'a str>) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            if !into.contains(&id.name) {
                into.push(id.name);
            }
            Ok(())
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().try_for_each(|argument| inline_variables(argument, into))
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => inline_variables(inline, into),
            Expression::Select { .. } => Err("a choice within a choice".to_owned()),
        },
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
            Err("refers to another message".to_owned())
        }
    }
}

/// The text of a message as the documentation of its function: what it says where there is no choice of forms.
fn documentation(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                text.push_str(&format!("{{{}}}", id.name));
            }
            PatternElement::Placeable { .. } => text.push('…'),
        }
    }
    let line = text.lines().next().unwrap_or_default().replace('`', "'");
    format!("`{}`", line.trim())
}

/// The table of argumentation schemes: their names in files with their messages.
fn scheme_table(source: &str) -> Result<String, Failure> {
    let resource = parse(SCHEMES, source)?;
    let keys: Vec<&str> = resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            _ => None,
        })
        .collect();
    let is_part = |key: &str| key.ends_with("-form") || key.contains("-asks-");
    let message = |key: &str| format!("|| render({key:?}, &[])");

    let mut rows = String::new();
    let mut known = 0;
    for scheme in keys.iter().filter(|key| !is_part(key)) {
        let name = scheme.strip_prefix("scheme-").ok_or(format!("{SCHEMES}: {scheme} must begin with “scheme-”"))?;
        let form = format!("{scheme}-form");
        if !keys.contains(&form.as_str()) {
            return Err(format!("{SCHEMES}: {form} is missing").into());
        }
        let asks = format!("{scheme}-asks-");
        let questions: Vec<String> = keys.iter().filter(|key| key.starts_with(&asks)).map(|key| message(key)).collect();
        known += 2 + questions.len();
        writeln!(
            rows,
            "    SchemeMessages {{ key: {name:?}, name: {}, form: {}, questions: &[{}] }},",
            message(scheme),
            message(&form),
            questions.join(", "),
        )?;
    }
    if known != keys.len() {
        return Err(format!("{SCHEMES}: {} messages belong to no scheme", keys.len() - known).into());
    }
    Ok(format!(
        "/// The argumentation schemes, those first that debates use most.\npub static SCHEMES: &[SchemeMessages] = &[\n{rows}];\n"
    ))
}
