namespace NetDsl.Cli.Inputs;

/// <summary>A file that cannot be read or written, with the sentence that says why.</summary>
internal sealed class InputException(string path, string reason) : Exception(reason)
{
    /// <summary>The form that build tools read, without a code, since no rule of the language is broken.</summary>
    public string Line => $"{path} : error : {Message}";
}
