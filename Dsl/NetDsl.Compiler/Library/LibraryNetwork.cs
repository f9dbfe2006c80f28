namespace NetDsl.Compiler.Library;

/// <summary>A network of the library.</summary>
/// <param name="Family">Who defines it so, the folder of its file: <c>keras</c>, <c>torchvision</c> or <c>classic</c>.</param>
/// <param name="Name">Its name in that family: <c>ResNet50</c>.</param>
/// <param name="File">The file that declares it.</param>
public sealed record LibraryNetwork(string Family, string Name, SourceFile File)
{
    /// <summary>The name that is unique in the library: <c>keras.ResNet50</c>.</summary>
    public string QualifiedName { get; } = Family + "." + Name;
}
