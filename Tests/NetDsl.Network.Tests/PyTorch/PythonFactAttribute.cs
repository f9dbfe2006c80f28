namespace NetworkTests.PyTorch;

/// <summary>A test that runs what was exported; skipped, and counted as skipped, where there is no Python with PyTorch.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.Missing("torch");
}

/// <summary>The same for tests with data.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = Python.Missing("torch");
}

/// <summary>A test that needs torchvision as well.</summary>
internal sealed class TorchvisionFactAttribute : FactAttribute
{
    public TorchvisionFactAttribute() => Skip = Python.Missing("torch", "torchvision");
}
