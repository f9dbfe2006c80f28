namespace NetDsl;

/// <summary>Training that cannot go on.</summary>
public sealed class TrainingException : Exception
{
    internal TrainingException(string message)
        : base(message)
    {
    }
}
