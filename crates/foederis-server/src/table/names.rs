use std::collections::HashMap;

/// Names by number, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    names: Vec<String>,
    /// Numbers by name as it is compared, so that two spellings are one.
    numbers: HashMap<String, u32>,
}

impl Names {
    /// The number of a name, given to it now if it is new.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let key = foederis_model::name_key(name);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.numbers.insert(key, number);
        number
    }

    /// The number of a name, if anything has it.
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(&foederis_model::name_key(name)).copied()
    }

    pub(crate) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }
}
