/** PrintSmart over IPP: the transport for {@code ipp} and {@code ipps} printers. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // jipp has no module descriptor
module io.printsmart.ipp {
    requires static transitive org.jspecify;
    requires transitive io.printsmart.core;
    requires org.slf4j;
    requires jipp.core;
    requires kotlin.stdlib; // jipp is an automatic module and cannot ask for it

    exports io.printsmart.ipp;
}
