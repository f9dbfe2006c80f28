using NetDsl.Compiler.Library;

namespace NetworkTests.Library;

/// <summary>Every network of the library predicts and trains as the interpreter does.</summary>
public sealed class LibraryRunTests
{
    public static TheoryData<string> Names { get; } = [.. NetworkLibrary.Networks.Select(network => network.QualifiedName)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_of_the_library_agrees_with_the_interpreter(string name) =>
        LibraryRun.Agrees(LibraryRun.Compile(NetworkLibrary.Find(name).Single(), "classes: 10"));
}
