//! Who is connected. When the house is full, whoever has kept a place longest without asking anything makes room for
//! the newcomer, so that slow clients cannot lock others out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::task::AbortHandle;

/// The connections that are open.
#[derive(Clone)]
pub struct Crowd {
    most: usize,
    seats: Arc<Mutex<BTreeMap<u64, Seat>>>,
}

#[derive(Default)]
struct Seat {
    /// True while a request is answered.
    busy: bool,
    /// When it last had a request.
    since: Option<Instant>,
    task: Option<AbortHandle>,
}

/// A connection's place in the crowd, free again when dropped.
pub struct Place {
    crowd: Crowd,
    number: u64,
}

/// A request is being answered as long as this is there.
pub struct Busy<'p>(&'p Place);

impl Crowd {
    /// Room for so many.
    pub fn new(most: usize) -> Self {
        Self { most, seats: Arc::default() }
    }

    /// A place for a newcomer, whose number among all is `number`; `None` when everybody is being answered.
    pub fn enter(&self, number: u64) -> Option<Arc<Place>> {
        let mut seats = self.lock();
        if seats.len() >= self.most {
            let slowest = seats.iter().filter(|(_, seat)| !seat.busy).min_by_key(|(_, seat)| seat.since);
            let slowest = slowest.map(|(number, _)| *number)?;
            if let Some(task) = seats.remove(&slowest).and_then(|seat| seat.task) {
                task.abort();
            }
        }
        seats.insert(number, Seat { since: Some(Instant::now()), ..Seat::default() });
        Some(Arc::new(Place { crowd: self.clone(), number }))
    }

    /// The task that serves a connection, to be ended where it makes room.
    pub fn served_by(&self, number: u64, task: AbortHandle) {
        if let Some(seat) = self.lock().get_mut(&number) {
            seat.task = Some(task);
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, Seat>> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// A whole request has come.
    pub fn busy(&self) -> Busy<'_> {
        self.set(true);
        Busy(self)
    }

    fn set(&self, busy: bool) {
        if let Some(seat) = self.crowd.lock().get_mut(&self.number) {
            seat.busy = busy;
            seat.since = Some(Instant::now());
        }
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.lock().remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_idle_make_room_and_the_busy_stay() {
        let crowd = Crowd::new(2);
        let first = crowd.enter(1).unwrap();
        let second = crowd.enter(2).unwrap();
        let answering = first.busy();
        let third = crowd.enter(3).unwrap();
        assert_eq!(crowd.lock().keys().copied().collect::<Vec<_>>(), [1, 3], "the idle one had to go");
        drop((answering, second, third));
        let seats: Vec<u64> = crowd.lock().keys().copied().collect();
        assert_eq!(seats, [1], "3 went with its place");
        let (one, other) = (crowd.enter(4).unwrap(), first.busy());
        let busy = one.busy();
        assert!(crowd.enter(5).is_none(), "everybody is being answered");
        drop((busy, other));
    }
}
