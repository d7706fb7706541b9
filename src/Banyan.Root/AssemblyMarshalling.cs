using System.Runtime.CompilerServices;

// All native calls take blittable arguments only; without this, ReadyToRun code would compile a stub at run time for each of them.
[assembly: DisableRuntimeMarshalling]
