#![no_main]

// The library may break down on a page: that is caught, and the page is lost. What is not caught ends the run.
libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|_| {})),
    |data: &[u8]| counterpoint_fuzz::targets::pdf_document(data)
);
