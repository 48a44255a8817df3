//! Work on many things by several threads, with the results in the order of the things and a bound on those under way.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Things under way for each thread at most, those that wait for a slower one before them included: enough that no
/// thread waits, and memory does not grow with the number of things.
const AHEAD: usize = 8;

/// Where the result of one thing is put, once it is there.
type Slot<O> = Receiver<O>;

/// Works on what `inputs` gives in `threads` threads and hands each result to `take`, in the order of the inputs.
///
/// # Errors
/// The first error of `take`; nothing new is begun then.
///
/// # Panics
/// When `work` does.
pub(super) fn in_order<I: Send, O: Send, E>(
    inputs: impl Iterator<Item = I> + Send,
    threads: usize,
    work: impl Fn(I) -> O + Sync,
    take: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let (slots, ordered) = sync_channel::<Slot<O>>(AHEAD * threads);
    let (tasks, waiting) = sync_channel::<(I, SyncSender<O>)>(threads);
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        scope.spawn(move || hand_out(inputs, &slots, &tasks));
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((input, result)) = next(&waiting) {
                    // Nobody waits for it once `take` has failed.
                    let _ = result.send(work(input));
                }
            });
        }
        ordered.into_iter().map_while(|slot| slot.recv().ok()).try_for_each(take)
    })
}

fn hand_out<I, O>(
    inputs: impl Iterator<Item = I>,
    slots: &SyncSender<Slot<O>>,
    tasks: &SyncSender<(I, SyncSender<O>)>,
) {
    for input in inputs {
        let (result, slot) = sync_channel(1);
        if slots.send(slot).is_err() || tasks.send((input, result)).is_err() {
            return;
        }
    }
}

/// The next task, or `None` when there will be no more.
fn next<T>(waiting: &Mutex<Receiver<T>>) -> Option<T> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_and_few_are_under_way() {
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        let work = |number: u64| {
            let under_way = begun.fetch_add(1, SeqCst) + 1 - taken.load(SeqCst);
            most.fetch_max(under_way, SeqCst);
            // The first one is the slowest.
            thread::sleep(Duration::from_millis(if number == 0 { 50 } else { 0 }));
            number
        };
        let mut out = Vec::new();
        let take = |number| -> Result<(), ()> {
            taken.fetch_add(1, SeqCst);
            out.push(number);
            Ok(())
        };
        in_order(0..1000, 3, work, take).unwrap();
        assert!(out.iter().copied().eq(0..1000));
        let bound = (AHEAD + 2) * 3;
        assert!(most.load(SeqCst) <= bound, "{} of {bound}", most.load(SeqCst));
    }

    #[test]
    fn a_failure_of_the_taker_ends_it() {
        let take = |number| if number == 5 { Err(number) } else { Ok(()) };
        assert_eq!(in_order(0_u64.., 2, |number| number, take), Err(5));
    }
}
