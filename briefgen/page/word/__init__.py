"""The parts of a Word document (Office Open XML, ISO/IEC 29500 transitional), made from the page's HTML."""
