//! What all requests share: the settings, the state of the store that is served now, and the seats for queries.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Semaphore;

use super::edition::Edition;
use super::settings::Settings;

/// What all requests share.
pub struct App {
    /// How the server is run.
    pub settings: Settings,
    /// Seats for queries.
    pub seats: Arc<Semaphore>,
    edition: RwLock<Arc<Edition>>,
}

impl App {
    /// Begin to serve this state.
    pub fn new(settings: Settings, edition: Edition) -> Self {
        let seats = Arc::new(Semaphore::new(settings.queries));
        Self { settings, seats, edition: RwLock::new(Arc::new(edition)) }
    }

    /// The state that is served now. A request keeps the one that it began with.
    pub fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.edition.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on serve this state.
    pub fn replace(&self, edition: Edition) {
        *self.edition.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(edition);
    }
}
