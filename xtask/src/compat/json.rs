//! JSON, read: as much as the models and the golden files need.

/// A value. Members keep their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a document.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value()?;
        match reader.next() {
            None => Ok(value),
            Some(_) => Err(reader.wrong()),
        }
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let found = self.members().iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    /// The members of an object; none of another value.
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list; none of another value.
    pub fn elements(&self) -> &[Self] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// A text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn wrong(&self) -> String {
        format!("no JSON at byte {}", self.at)
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is not white space.
    fn next(&mut self) -> Option<char> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: char) -> Result<(), String> {
        if self.next() != Some(wanted) {
            return Err(self.wrong());
        }
        self.at += wanted.len_utf8();
        Ok(())
    }

    /// Steps over a comma; `false` at the closing bracket, which it steps over too.
    fn goes_on(&mut self, close: char, is_first: bool) -> Result<bool, String> {
        if self.next() == Some(close) {
            self.take(close)?;
            return Ok(false);
        }
        if !is_first {
            self.take(',')?;
        }
        Ok(true)
    }

    fn value(&mut self) -> Result<Json, String> {
        match self.next() {
            Some('{') => {
                self.take('{')?;
                let mut members = Vec::new();
                while self.goes_on('}', members.is_empty())? {
                    let name = self.string()?;
                    self.take(':')?;
                    members.push((name, self.value()?));
                }
                Ok(Json::Object(members))
            }
            Some('[') => {
                self.take('[')?;
                let mut elements = Vec::new();
                while self.goes_on(']', elements.is_empty())? {
                    elements.push(self.value()?);
                }
                Ok(Json::List(elements))
            }
            Some('"') => self.string().map(Json::Text),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Json, String> {
        let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
        let rest = self.rest();
        let length = rest
            .find(|letter| !is_of_word(letter))
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default().to_owned();
        let value = match word.as_str() {
            "null" => Json::Null,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            number if number.parse::<f64>().is_ok() => Json::Number(word),
            _ => return Err(self.wrong()),
        };
        self.at += length;
        Ok(value)
    }

    fn string(&mut self) -> Result<String, String> {
        self.take('"')?;
        let mut text = String::new();
        loop {
            let letter = self.rest().chars().next().ok_or_else(|| self.wrong())?;
            self.at += letter.len_utf8();
            match letter {
                '"' => return Ok(text),
                '\\' => text.push(self.escape()?),
                letter => text.push(letter),
            }
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        let letter = self.rest().chars().next().ok_or_else(|| self.wrong())?;
        self.at += letter.len_utf8();
        Ok(match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let digits = self.rest().get(..4).ok_or_else(|| self.wrong())?;
                let code = u32::from_str_radix(digits, 16).map_err(|_| self.wrong())?;
                self.at += 4;
                // Half of a pair stands for a character that no name here has.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            letter => letter,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn documents_are_read() {
        let text = r#" {"a": [1, -2.5e3, true, null], "b\n\u00fc": {"c": "d\\\""}, "e": []} "#;
        let document = Json::parse(text).unwrap();
        let list = document.get("a").unwrap().elements();
        assert_eq!(list[1], Json::Number("-2.5e3".to_owned()));
        assert_eq!((&list[2], &list[3]), (&Json::Bool(true), &Json::Null));
        let inner = document.get("b\nü").and_then(|inner| inner.get("c"));
        assert_eq!(inner.and_then(Json::text), Some("d\\\""));
        for wrong in ["", "{", "{\"a\"}", "[1 2]", "nul", "{} {}", "\"a"] {
            assert!(Json::parse(wrong).is_err(), "{wrong}");
        }
    }
}
